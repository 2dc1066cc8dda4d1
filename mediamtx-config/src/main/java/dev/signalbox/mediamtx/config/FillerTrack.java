package dev.signalbox.mediamtx.config;

/// An entry of `alwaysAvailableTracks`: what readers get while nobody publishes.
public record FillerTrack(String codec, int sampleRate, int channelCount, boolean muLaw) {}
