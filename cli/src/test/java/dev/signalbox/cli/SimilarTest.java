package dev.signalbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarTest {
    @ParameterizedTest
    @CsvSource({
        "lst,list,1",
        "lsit,list,1",
        "list,list,0",
        "restor,restore,1",
        "a,xyz,3",
        "'',ab,2"
    })
    void words_are_as_far_apart_as_letters_have_to_change(String a, String b, int distance) {
        assertEquals(distance, Similar.distance(a, b));
    }

    @Test
    void only_near_words_are_suggested_the_nearest_first() {
        var known = List.of("test", "list", "lost", "restore");

        assertEquals(List.of("list", "lost"), Similar.to("lst", known));
        assertEquals(List.of(), Similar.to("frobnicate", known));
        assertEquals(List.of("--sort"), Similar.to("--sorrt=x", List.of("--sort", "--server")));
    }
}
