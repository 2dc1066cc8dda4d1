package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import java.time.Duration;
import java.time.ZoneId;

/// How a node behaves inside.
///
/// @param version the release that it pretends to be
/// @param zone the zone in which it prints times
/// @param seed where its identifiers come from
/// @param pullDelay how long a pull source takes to connect
/// @param applyDelay how long after the answer a configuration write takes effect
/// @param kickDelay how long after the answer a kicked session ends
public record NodeTraits(
        MediaMtxVersion version,
        ZoneId zone,
        long seed,
        Duration pullDelay,
        Duration applyDelay,
        Duration kickDelay) {}
