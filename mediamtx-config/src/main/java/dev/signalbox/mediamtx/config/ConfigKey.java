package dev.signalbox.mediamtx.config;

import org.jspecify.annotations.Nullable;

/// A key of the configuration of one release.
///
/// @param name as in JSON
/// @param kind the type of its values
/// @param fallback the value when nobody sets it; null for a key that is then absent
record ConfigKey(String name, Kind kind, @Nullable Object fallback) {}
