package dev.signalbox.model;

import java.util.List;
import java.util.SplittableRandom;

/// Random walks that can be walked again: the seed is in the message of a failure.
final class Walks {
    private Walks() {}

    interface Walk {
        void take(SplittableRandom random);
    }

    static <T> T pick(SplittableRandom random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static void walk(int times, Walk walk) {
        for (long seed = 1; seed <= times; seed++) {
            try {
                walk.take(new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
