package dev.signalbox.server.work;

/// Marks exceptions that are answers and no mistakes: such a one ends its task, and whoever threw
/// it has said what there was to say. It is neither logged nor counted as a failure.
public interface Foreseen {}
