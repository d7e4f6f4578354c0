package dev.kontor.demo.company;

import java.util.List;
import java.util.Random;

/** Chance with a fixed seed: {@link Random}'s algorithm is specified, so the same seed throws the same on every JVM. */
final class Dice {
    private static final int PERCENT = 100;

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /** A whole number from the lowest to the highest, both included. */
    int between(int lowest, int highest) {
        return lowest + random.nextInt(highest - lowest + 1);
    }

    boolean percent(int chance) {
        return random.nextInt(PERCENT) < chance;
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
