package dev.signalbox.mediamtx;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.model.PathState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads JSON as the client does.
abstract class ShapesSuite {
    static final Words WORDS = new Words();

    static InputStream body(String json) {
        return new ByteArrayInputStream(json.getBytes(UTF_8));
    }

    /// @param fields beside the name
    static PathState path(String fields) throws IOException, AskFailed {
        String item = "{\"name\":\"a\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
        return PageReader.read(
                        body(FakeNode.page(1, 1, item)), json -> PathReader.read(json, WORDS))
                .items()
                .getFirst();
    }
}
