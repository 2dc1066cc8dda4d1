package dev.signalbox.mediamtx.config;

/// An entry of `webrtcICEServers2`.
public record IceServer(String url, String username, String password, boolean clientOnly) {}
