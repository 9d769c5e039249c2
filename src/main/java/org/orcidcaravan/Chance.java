package org.orcidcaravan;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Chance, as a bean, so that tests can repeat it. */
final class Chance {
    @Produces
    @Singleton
    RandomGenerator system() {
        return new SecureRandom();
    }
}
