package dev.signalbox.mediamtx.config;

/// An entry of `forward`.
///
/// @param dest the URL
/// @param fingerprint of the certificate; since 1.20.1
/// @param bearerToken for WHIP; since 1.20.1
public record ForwardTarget(String dest, String fingerprint, String bearerToken) {}
