package dev.signalbox.mediamtx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PathState;
import dev.signalbox.model.Trouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a server sends, a reader gives a value or a failure with a name, and nothing else.
///
/// A build runs the recorded answers and the inputs that are kept beside this class. To look for
/// new ones: `JAZZER_FUZZ=1 mvn -pl fleet-model,mediamtx-client test -Djazzer.hooks=true
/// -Dtest='ReadersFuzzTest#paths' -Dsurefire.failIfNoSpecifiedTests=false`
class ReadersFuzzTest {
    private static final NodeAddress NODE =
            new NodeAddress(URI.create("http://hub:9997"), null, null);
    private static final Set<Trouble> NAMES =
            EnumSet.of(Trouble.NOT_JSON, Trouble.WRONG_SHAPE, Trouble.CUT_OFF);

    private interface Reader {
        void read(InputStream body) throws IOException, AskFailed;
    }

    private static void read(byte[] body, Reader reader) {
        AskFailed failed;
        try {
            reader.read(new ByteArrayInputStream(body));
            return;
        } catch (AskFailed e) {
            failed = e;
        } catch (IOException e) {
            failed = Troubles.of(e, false, true, NODE);
        }
        assertTrue(NAMES.contains(failed.trouble()), failed.getMessage());
    }

    private static Stream<byte[]> recorded() {
        return Stream.of("1.9.3", "1.20.1")
                .flatMap(
                        version ->
                                Stream.of("paths-list", "resting", "config-global-get")
                                        .map(name -> "recorded/" + version + "/" + name + ".json"))
                .map(name -> FakeNode.resource(name).getBytes(UTF_8));
    }

    @MethodSource("recorded")
    @FuzzTest(maxDuration = "2m")
    void paths(byte[] body) {
        Words words = new Words();
        read(
                body,
                in ->
                        PageReader.read(in, json -> PathReader.read(json, words))
                                .items()
                                .forEach(ReadersFuzzTest::keep));
    }

    /// What is read can be written to a store.
    private static void keep(PathState path) {
        assertFalse(path.name().isEmpty());
        Instant since = path.liveSince();
        assertTrue(since == null || since.toEpochMilli() >= 0);
    }

    @MethodSource("recorded")
    @FuzzTest(maxDuration = "1m")
    void info(byte[] body) {
        read(body, ServerInfo::read);
    }

    @MethodSource("recorded")
    @FuzzTest(maxDuration = "1m")
    void configuration(byte[] body) {
        read(body, ConfReader::read);
    }

    @MethodSource("recorded")
    @FuzzTest(maxDuration = "1m")
    void listeners(byte[] body) {
        read(body, in -> Listeners.read(in, NODE));
    }

    @MethodSource("recorded")
    @FuzzTest(maxDuration = "1m")
    void keys(byte[] body) {
        read(body, VersionTeller::keys);
    }
}
