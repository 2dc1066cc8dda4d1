package dev.signalbox.simulator.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.state.OnDemand.Act;
import dev.signalbox.simulator.state.OnDemand.Phase;
import dev.signalbox.simulator.state.OnDemand.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnDemandTest {

    @ParameterizedTest
    @CsvSource({
        "INITIAL, WANTED, WAITING, START ARM_START_TIMER",
        "WAITING, SOURCE_READY, CLOSING, DISARM_START_TIMER ARM_CLOSE_TIMER",
        "WAITING, START_TIMEOUT, INITIAL, FAIL_WAITING STOP",
        "CLOSING, READER_JOINED, READY, DISARM_CLOSE_TIMER",
        "CLOSING, CLOSE_TIMEOUT, INITIAL, STOP",
        "CLOSING, SOURCE_LOST, INITIAL, DISARM_CLOSE_TIMER STOP",
        "READY, LAST_READER_LEFT, CLOSING, ARM_CLOSE_TIMER",
        "READY, SOURCE_LOST, INITIAL, STOP"
    })
    void these_signals_change_something(Phase phase, Signal signal, Phase next, String acts) {
        var step = OnDemand.step(phase, signal);
        assertEquals(next, step.phase());
        assertEquals(Arrays.stream(acts.split(" ")).map(Act::valueOf).toList(), step.acts());
    }

    @Test
    void all_other_signals_change_nothing() {
        int quiet = 0;
        for (var phase : Phase.values()) {
            for (var signal : Signal.values()) {
                var step = OnDemand.step(phase, signal);
                if (step.acts().isEmpty()) {
                    assertEquals(phase, step.phase(), phase + " " + signal);
                    quiet++;
                }
            }
        }
        assertEquals(Phase.values().length * Signal.values().length - 8, quiet);
    }

    @Test
    void however_it_goes_starts_and_stops_alternate_and_timers_are_never_armed_twice() {
        var random = new Random(7);
        var phase = Phase.INITIAL;
        boolean running = false;
        boolean starting = false;
        boolean closing = false;
        for (int i = 0; i < 20_000; i++) {
            var signals = possible(phase);
            var step = OnDemand.step(phase, signals.get(random.nextInt(signals.size())));
            phase = step.phase();
            for (var act : step.acts()) {
                switch (act) {
                    case START -> {
                        assertFalse(running);
                        running = true;
                    }
                    case STOP -> {
                        assertTrue(running);
                        running = false;
                        starting = false;
                        closing = false;
                    }
                    case ARM_START_TIMER -> {
                        assertFalse(starting);
                        starting = true;
                    }
                    case DISARM_START_TIMER -> starting = false;
                    case ARM_CLOSE_TIMER -> {
                        assertFalse(closing);
                        closing = true;
                    }
                    case DISARM_CLOSE_TIMER -> closing = false;
                    case FAIL_WAITING -> assertTrue(starting);
                }
            }
            assertEquals(phase != Phase.INITIAL, running);
        }
    }

    /// Timers that are not armed do not ring.
    private static List<Signal> possible(Phase phase) {
        return Arrays.stream(Signal.values())
                .filter(signal -> signal != Signal.START_TIMEOUT || phase == Phase.WAITING)
                .filter(signal -> signal != Signal.CLOSE_TIMEOUT || phase == Phase.CLOSING)
                .toList();
    }
}
