package dev.signalbox.mediamtx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PublicUrls;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which protocols a server speaks and on which ports, as its configuration says.
///
/// @param urls as seen from where its API is reached; a proxy or a NAT in between may need others
public record Listeners(PublicUrls urls) {

    static Listeners read(InputStream body, NodeAddress node) throws IOException, AskFailed {
        Map<String, String> values = new HashMap<>();
        try (JsonParser json = Shapes.JSON.createParser(body)) {
            json.nextToken();
            Shapes.object(json, "the configuration");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (value.isScalarValue()) {
                    values.put(field, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
        String host = node.apiUrl().getHost();
        return new Listeners(
                new PublicUrls(
                        url(values, host, "rtsp", "rtsp"),
                        url(values, host, "rtmp", "rtmp"),
                        url(values, host, "hls", secure(values, "hls")),
                        url(values, host, "webrtc", secure(values, "webrtc")),
                        url(values, host, "srt", "srt")));
    }

    private static String secure(Map<String, String> values, String protocol) {
        return "true".equals(values.get(protocol + "Encryption")) ? "https" : "http";
    }

    /// @param scheme of the URL
    private static @Nullable String url(
            Map<String, String> values, String host, String protocol, String scheme) {
        if (!"true".equals(values.get(protocol))) {
            return null;
        }
        String address = values.getOrDefault(protocol + "Address", "");
        String port = address.substring(address.lastIndexOf(':') + 1);
        return port.matches("\\d{1,5}") ? scheme + "://" + host + ":" + port : null;
    }
}
