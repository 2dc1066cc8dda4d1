package dev.signalbox.simulator.state;

import org.jspecify.annotations.Nullable;

/// A reader of a path.
///
/// @param type as in `readers[].type`
/// @param id as in `readers[].id`; empty for an HLS muxer before 1.18.0
/// @param session its entry in a list; null for an HLS muxer
/// @param hidden whether it counts but is not shown, as HLS muxers since 1.18.0
record PathReader(String type, String id, @Nullable Session session, boolean hidden) {}
