package dev.signalbox.server.nodes;

import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PublicUrls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What can be entered about a node, checked.
public record NodeDraft(
        String name,
        NodeAddress address,
        PublicUrls urls,
        String environment,
        Map<String, String> labels,
        boolean active,
        @Nullable String metadata,
        @Nullable Duration pollInterval) {

    /// What a node has now, to begin an edit with.
    public static NodeDraft of(Node node) {
        return new NodeDraft(
                node.name(),
                node.address(),
                node.urls(),
                node.environment(),
                node.labels(),
                node.active(),
                node.metadata(),
                node.pollInterval());
    }

    /// The names of the fields in which this differs from a node, as the API calls them.
    List<String> changed(Node node) {
        List<String> fields = new ArrayList<>();
        if (!name.equals(node.name())) {
            fields.add("name");
        }
        if (!address.apiUrl().equals(node.address().apiUrl())) {
            fields.add("api_url");
        }
        if (!Objects.equals(address.credentials(), node.address().credentials())) {
            fields.add("credentials");
        }
        if (!Objects.equals(address.tlsFingerprint(), node.address().tlsFingerprint())) {
            fields.add("tls_fingerprint");
        }
        if (!urls.equals(node.urls())) {
            fields.add("urls");
        }
        if (!environment.equals(node.environment())) {
            fields.add("environment");
        }
        if (!labels.equals(node.labels())) {
            fields.add("labels");
        }
        if (active != node.active()) {
            fields.add("is_active");
        }
        if (!Objects.equals(metadata, node.metadata())) {
            fields.add("metadata");
        }
        if (!Objects.equals(pollInterval, node.pollInterval())) {
            fields.add("poll_interval_seconds");
        }
        return fields;
    }
}
