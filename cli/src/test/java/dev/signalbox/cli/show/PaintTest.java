package dev.signalbox.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaintTest {
    @ParameterizedTest
    @CsvSource({
        "AUTO,true,,xterm,true",
        "AUTO,false,,xterm,false",
        "AUTO,true,1,xterm,false",
        "AUTO,true,'',xterm,true",
        "AUTO,true,,dumb,false",
        "ALWAYS,false,1,dumb,true",
        "NEVER,true,,xterm,false"
    })
    void colour_is_for_terminals_unless_somebody_says_otherwise(
            Paint.Choice choice,
            boolean terminal,
            @Nullable String noColor,
            String term,
            boolean on) {
        var environment =
                noColor == null ? Map.of("TERM", term) : Map.of("TERM", term, "NO_COLOR", noColor);

        assertEquals(on, Paint.of(choice, terminal, environment).on());
    }

    @Test
    void red_is_to_act_amber_is_to_look_soon_and_health_has_no_colour() {
        assertEquals(Tone.ACT, Tone.ofStatus("unhealthy"));
        assertEquals(Tone.SOON, Tone.ofStatus("degraded"));
        assertEquals(Tone.PLAIN, Tone.ofStatus("healthy"));
        assertEquals(Tone.PLAIN, Tone.ofStatus("unknown"));
        assertEquals(Tone.ACT, Tone.ofSeverity("critical"));
        assertEquals(Tone.SOON, Tone.ofSeverity("warning"));
        assertEquals(Tone.PLAIN, Tone.ofSeverity("info"));
        assertEquals("healthy", new Paint(true).apply("healthy", Tone.PLAIN));
    }
}
