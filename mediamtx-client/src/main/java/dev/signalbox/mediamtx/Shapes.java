package dev.signalbox.mediamtx;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
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

    static AskFailed empty() {
        return new AskFailed(Trouble.NOT_JSON, "an empty answer");
    }

    static void object(JsonParser json, String what) throws AskFailed {
        if (json.currentToken() == null) {
            throw empty();
        }
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
            throw wrong(name(json) + " is not a text");
        }
        return json.getText();
    }

    static boolean bool(JsonParser json) throws IOException, AskFailed {
        if (!json.currentToken().isBoolean()) {
            throw wrong(name(json) + " is neither true nor false");
        }
        return json.getBooleanValue();
    }

    /// A counter. MediaMTX counts in 64 bits without a sign, so more than fits is as much as fits.
    static long number(JsonParser json) throws IOException, AskFailed {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw wrong(name(json) + " is not a whole number");
        }
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? Long.MAX_VALUE
                : json.getLongValue();
    }

    /// The field that a value belongs to, perhaps as a part of a list.
    private static String name(JsonParser json) throws IOException {
        JsonStreamContext context = json.getParsingContext();
        boolean inside = json.currentToken() == JsonToken.START_OBJECT;
        while ((inside || context.inArray()) && context.getParent() != null) {
            context = context.getParent();
            inside = false;
        }
        return String.valueOf(context.getCurrentName());
    }
}
