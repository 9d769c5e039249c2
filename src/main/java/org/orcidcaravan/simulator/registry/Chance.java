package org.orcidcaravan.simulator.registry;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** The plan's generator, for many threads. */
final class Chance {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final RandomGenerator random;

    Chance(RandomGenerator random) {
        this.random = random;
    }

    synchronized boolean happens(double probability) {
        return probability >= 1 || random.nextDouble() < probability;
    }

    /** As ORCID's tokens look. */
    synchronized String token() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** As ORCID's authorization codes look: six characters. */
    synchronized String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
