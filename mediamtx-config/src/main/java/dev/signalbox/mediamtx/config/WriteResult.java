package dev.signalbox.mediamtx.config;

/// What became of a configuration write.
public sealed interface WriteResult {

    /// Accepted.
    ///
    /// @param state the configuration to put into force
    record Accepted(ConfigState state) implements WriteResult {}

    /// Refused.
    ///
    /// @param status 400 or 404
    /// @param message in the words of MediaMTX
    /// @param state what is in force from now on: nearly always what it was; since 1.16.0 a refused
    ///   patch of a path leaves its override behind
    record Refused(int status, String message, ConfigState state) implements WriteResult {}
}
