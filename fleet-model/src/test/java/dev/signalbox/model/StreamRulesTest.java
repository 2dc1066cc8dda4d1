package dev.signalbox.model;

import static dev.signalbox.model.PathSketch.CAMERA;
import static dev.signalbox.model.PathSketch.ELSEWHERE;
import static dev.signalbox.model.PathSketch.LIVE_SINCE;
import static dev.signalbox.model.PathSketch.live;
import static dev.signalbox.model.PathSketch.path;
import static dev.signalbox.model.PathSketch.pulled;
import static dev.signalbox.model.Samples.moment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamRulesTest {
    private static final StreamRules RULES = StreamRules.DEFAULT;
    private static final List<String> PATHS =
            List.of("live", "slate", "nobody", "awaited", "pulled", "pulled+reader", "redirect");
    private static final List<String> CONFS = List.of("always", "on demand", "?");
    private static final Set<Reason> POSSIBLE =
            Set.of(
                    Reason.PLAYABLE,
                    Reason.STALLED,
                    Reason.SLATE,
                    Reason.REDIRECTED,
                    Reason.STANDBY,
                    Reason.CONNECTING,
                    Reason.NO_PUBLISHER,
                    Reason.SOURCE_DOWN);

    /// The seconds are those for which it has been as it is: standing still, or not live.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # path        | conf      | before       | seconds | reason
                    live          | always    |              | 0       | playable
                    live          | ?         |              | 9.9     | playable
                    live          | ?         |              | 10      | stalled
                    live          | always    | source_down  | 0       | playable
                    live          | always    | stalled      | 0       | playable
                    live          | always    | path_missing | 0       | playable
                    live          | on demand | standby      | 0       | playable
                    slate         | always    | playable     | 0       | slate
                    slate         | always    | slate        | 3600    | slate
                    slate         | ?         |              | 0       | slate
                    redirect      | always    |              | 99      | redirected
                    redirect      | on demand |              | 0       | redirected
                    redirect      | ?         |              | 0       | redirected
                    pulled        | on demand |              | 99      | standby
                    nobody        | on demand | playable     | 0       | standby
                    pulled+reader | on demand | standby      | 99      | connecting
                    pulled        | on demand | connecting   | 99      | standby
                    nobody        | always    |              | 0       | no_publisher
                    nobody        | always    | playable     | 0       | no_publisher
                    nobody        | always    | standby      | 0       | no_publisher
                    nobody        | always    | source_down  | 99      | no_publisher
                    awaited       | always    | playable     | 0       | no_publisher
                    pulled        | always    |              | 0       | connecting
                    pulled        | always    | playable     | 0       | connecting
                    pulled        | always    | connecting   | 14.9    | connecting
                    pulled        | always    | connecting   | 15      | source_down
                    pulled        | always    | source_down  | 0       | source_down
                    pulled        | always    | no_publisher | 0       | connecting
                    nobody        | ?         |              | 0       | connecting
                    nobody        | ?         | playable     | 99      | connecting
                    nobody        | ?         | no_publisher | 99      | no_publisher
                    nobody        | ?         | standby      | 99      | standby
                    pulled        | ?         | connecting   | 99      | connecting
                    pulled        | ?         | source_down  | 99      | source_down
                    pulled        | ?         | standby      | 99      | standby
                    pulled+reader | ?         | standby      | 99      | connecting
                    """)
    void a_listed_path_has_exactly_this_reason(
            String path, String conf, @Nullable String before, double seconds, String expected) {
        Reason known = before == null ? null : Reason.of(before);
        assertEquals(Reason.of(expected), judge(RULES, path, conf, known, seconds));
    }

    @Test
    void whatever_is_seen_the_same_again_changes_nothing() {
        everything(
                (path, conf, before, seconds) -> {
                    Reason reason = judge(RULES, path, conf, before, seconds);
                    assertTrue(POSSIBLE.contains(reason), reason::code);
                    assertEquals(reason, judge(RULES, path, conf, reason, seconds));
                });
    }

    @Test
    void what_is_not_known_of_the_configuration_makes_nothing_unhealthy() {
        everything(
                (path, conf, before, seconds) -> {
                    Reason reason = judge(RULES, path, "?", before, seconds);
                    assertTrue(reason == before || reason.status() != Status.UNHEALTHY);
                });
    }

    @Test
    void only_a_live_path_plays_or_stalls() {
        everything(
                (path, conf, before, seconds) -> {
                    Reason reason = judge(RULES, path, conf, before, seconds);
                    boolean fed = reason == Reason.PLAYABLE || reason == Reason.STALLED;
                    assertEquals(path.equals("live"), fed);
                });
    }

    @Test
    void the_patience_is_as_it_is_set() {
        StreamRules patient = new StreamRules(Duration.ofSeconds(20), Duration.ofSeconds(30));
        assertEquals(Reason.PLAYABLE, judge(patient, "live", "always", null, 19.9));
        assertEquals(Reason.STALLED, judge(patient, "live", "always", null, 20));
        Reason before = Reason.CONNECTING;
        assertEquals(Reason.CONNECTING, judge(patient, "pulled", "always", before, 29.9));
        assertEquals(Reason.SOURCE_DOWN, judge(patient, "pulled", "always", before, 30));
    }

    private interface Case {
        void check(String path, String conf, @Nullable Reason before, double seconds);
    }

    private static void everything(Case check) {
        for (String path : PATHS) {
            for (String conf : CONFS) {
                for (double seconds : new double[] {0, 12, 60}) {
                    attempt(check, path, conf, null, seconds);
                    for (Reason before : Reason.values()) {
                        attempt(check, path, conf, before, seconds);
                    }
                }
            }
        }
    }

    private static void attempt(
            Case check, String path, String conf, @Nullable Reason before, double seconds) {
        try {
            check.check(path, conf, before, seconds);
        } catch (AssertionError e) {
            String row = path + " | " + conf + " | " + before + " | " + seconds;
            throw new AssertionError(row.toLowerCase(Locale.ROOT) + ": " + e.getMessage(), e);
        }
    }

    private static Reason judge(
            StreamRules rules, String path, String conf, @Nullable Reason before, double seconds) {
        PathState state = sketch(path).state();
        Reading reading = state.live() ? still(seconds) : gone(seconds);
        return rules.judge(state, facts(conf), before, reading);
    }

    private static PathSketch sketch(String path) {
        return switch (path) {
            case "live" -> live("a");
            case "slate" -> path("a").source(CAMERA).playing(false, LIVE_SINCE);
            case "nobody" -> path("a");
            case "awaited" -> path("a").readers(1);
            case "pulled" -> pulled("a");
            case "pulled+reader" -> pulled("a").readers(1);
            case "redirect" -> path("a").source(ELSEWHERE);
            default -> throw new IllegalArgumentException(path);
        };
    }

    private static @Nullable ConfFacts facts(String conf) {
        return conf.equals("?") ? null : new ConfFacts(conf.equals("on demand"));
    }

    /// Live, and its bytes have stood still for so long.
    private static Reading still(double seconds) {
        return new Reading(
                moment(100), 5, 5, 0, null, LIVE_SINCE, -1, -1, moment(100 - seconds), null);
    }

    /// Not live for so long.
    private static Reading gone(double seconds) {
        return new Reading(
                moment(100), 0, 0, 0, null, null, -1, -1, moment(0), moment(100 - seconds));
    }
}
