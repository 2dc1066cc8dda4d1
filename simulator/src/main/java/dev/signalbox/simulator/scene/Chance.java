package dev.signalbox.simulator.scene;

import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Draws that follow from a seed.
final class Chance {

    private final RandomGenerator random;

    /// @param salt tells draws apart that have the same seed
    Chance(long seed, long salt) {
        random =
                RandomGeneratorFactory.of("L64X128MixRandom")
                        .create(seed * 0x9e37_79b9_7f4a_7c15L + salt);
    }

    /// From 0 up to 1.
    double fraction() {
        return random.nextDouble();
    }

    /// From 0 up to a bound.
    int below(int bound) {
        return random.nextInt(bound);
    }

    /// A number in a range.
    double in(Scene.Range range) {
        return range.from() + (range.to() - range.from()) * random.nextDouble();
    }

    /// A whole number in a range, both ends included.
    int wholeIn(Scene.Range range) {
        return (int)
                Math.floor(range.from() + (range.to() - range.from() + 1) * random.nextDouble());
    }

    /// One of the keys, by weight.
    String weighted(Map<String, Double> weights) {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double left = random.nextDouble() * sum;
        var last = "";
        for (var each : weights.entrySet()) {
            last = each.getKey();
            left -= each.getValue();
            if (left < 0) {
                return last;
            }
        }
        return last;
    }

    /// How long until something that happens so many times a minute, in seconds.
    double wait(double perMinute) {
        return -Math.log(1 - random.nextDouble()) * 60 / perMinute;
    }
}
