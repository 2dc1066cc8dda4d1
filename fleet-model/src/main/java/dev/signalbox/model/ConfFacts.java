package dev.signalbox.model;

/// What has to be known of a path's configuration to tell *resting* from *down*.
///
/// @param onDemand `sourceOnDemand` is set or `runOnDemand` has a command
public record ConfFacts(boolean onDemand) {}
