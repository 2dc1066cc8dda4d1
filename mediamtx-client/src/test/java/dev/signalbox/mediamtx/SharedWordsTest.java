package dev.signalbox.mediamtx;

import static org.junit.jupiter.api.Assertions.assertSame;

import dev.signalbox.model.PathState;
import org.junit.jupiter.api.Test;

/// What thousands of paths have in common takes memory once.
class SharedWordsTest extends ShapesSuite {
    @Test
    void what_thousands_of_paths_share_is_kept_once() throws Exception {
        String fields = "\"confName\":\"~^cam\",\"tracks2\":[{\"codec\":\"H264\"}]";
        PathState one = path(fields);
        PathState other = path(fields);
        assertSame(one.tracks(), other.tracks());
        assertSame(one.confName(), other.confName());
        PathState own = path("\"confName\":\"a\"");
        assertSame(own.name(), own.confName());
    }

    @Test
    void a_server_that_makes_up_words_does_not_fill_the_memory() {
        Words words = new Words();
        String kept = words.word("kept");
        for (int i = 0; i < 20_000; i++) {
            words.word("word " + i);
        }
        String late = "late".repeat(2);
        assertSame(late, words.word(late));
        assertSame(kept, words.word("ke" + "pt".repeat(1)));
        String again = "late".repeat(2);
        assertSame(again, words.word(again));
    }
}
