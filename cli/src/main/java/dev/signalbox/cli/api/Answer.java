package dev.signalbox.cli.api;

import dev.signalbox.cli.json.Json;
import java.net.http.HttpHeaders;

/// What Signalbox answered to a call that went well.
///
/// @param text the body as it came; empty if there was none
/// @param json the same, read
public record Answer(String text, Json json, HttpHeaders headers) {}
