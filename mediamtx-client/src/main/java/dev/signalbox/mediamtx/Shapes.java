package dev.signalbox.mediamtx;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.signalbox.model.Trouble;
import java.io.IOException;

/// What an answer has to look like.
final class Shapes {
    /// One factory for all, so that field names are known after the first answer.
    static final JsonFactory JSON =
            new JsonFactoryBuilder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(64)
                                    .maxStringLength(1 << 20)
                                    .build())
                    .build();

    private Shapes() {}

    static AskFailed wrong(String what) {
        return new AskFailed(Trouble.WRONG_SHAPE, what);
    }

    static void object(JsonParser json, String what) throws AskFailed {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(what + " is not an object");
        }
    }

    static void array(JsonParser json, String what) throws AskFailed {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(what + " is not a list");
        }
    }

    static String text(JsonParser json) throws IOException, AskFailed {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong(json.currentName() + " is not a text");
        }
        return json.getText();
    }
}
