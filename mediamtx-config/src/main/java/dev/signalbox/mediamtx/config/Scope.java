package dev.signalbox.mediamtx.config;

/// Which of the two tables of keys is meant.
enum Scope {
    GLOBAL,
    PATH
}
