package dev.signalbox.simulator.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The scenes that come along.
public final class BuiltInScenes {

    private static final List<String> NAMES = List.of("demo", "calm", "storm", "big");

    private BuiltInScenes() {}

    /// Their names.
    public static List<String> names() {
        return NAMES;
    }

    /// A scene by name.
    ///
    /// @throws IllegalArgumentException when there is none
    public static Scene named(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "There is no scene '" + name + "'; there are " + String.join(", ", NAMES));
        }
        try (var in = BuiltInScenes.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("the scene " + name + " is missing");
            }
            return SceneReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
