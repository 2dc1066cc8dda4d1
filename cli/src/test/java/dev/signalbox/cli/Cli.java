package dev.signalbox.cli;

import dev.signalbox.cli.fake.FakeHost;
import dev.signalbox.cli.fake.FakeSignalbox;
import dev.signalbox.cli.fake.Samples;
import dev.signalbox.cli.json.Json;
import java.nio.file.Path;
import java.util.List;

/// The command line against a pretended Signalbox, on a pretended machine, signed in with a key.
final class Cli implements AutoCloseable {
    final FakeSignalbox server = new FakeSignalbox();
    final FakeHost host;

    Cli(Path home) {
        host =
                new FakeHost(home)
                        .set("SIGNALBOX_URL", server.url())
                        .set("SIGNALBOX_API_KEY", "sbk_test");
    }

    /// How a run ended.
    record Run(int exit, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        Json json() {
            return Samples.json(out);
        }

        Json errJson() {
            return Samples.json(err);
        }
    }

    Run run(String... words) {
        int exit = Program.run(List.of(words), host).code();
        return new Run(exit, host.takeOut(), host.takeErr());
    }

    @Override
    public void close() {
        server.close();
    }
}
