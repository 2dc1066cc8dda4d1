package dev.signalbox.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What came back for a request.
///
/// @param asked the request in a line, for messages
/// @param headers by their names in lower case
record Answer(String asked, int status, Map<String, List<String>> headers, String text) {

    JsonNode json() {
        return Json.read(text);
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    /// The media type without its parameters.
    String type() {
        return header("Content-Type").map(type -> type.split(";")[0].strip()).orElse("");
    }

    /// Fails with all there is to know unless the status is this one.
    Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError("not " + wanted + ": " + this);
        }
        return this;
    }

    /// A problem with this status and code.
    Answer expect(int wanted, String code) {
        expect(wanted);
        if (!json().path("code").asText().equals(code)) {
            throw new AssertionError("not " + code + ": " + this);
        }
        return this;
    }

    /// The names of the fields that a problem is about.
    List<String> fields() {
        return texts("/errors", "field");
    }

    /// One value of each object of a list.
    List<String> texts(String pointer, String name) {
        return StreamSupport.stream(json().at(pointer).spliterator(), false)
                .map(item -> item.path(name).asText())
                .toList();
    }

    @Override
    public String toString() {
        return asked + " -> " + status + " " + headers + "\n" + text;
    }
}
