package dev.signalbox.model;

/// What a node's control API wants to see.
public record Credentials(String username, Secret password) {}
