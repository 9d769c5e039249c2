package org.orcidcaravan;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The time, as a bean, so that tests can move it. */
final class Clocks {
    @Produces
    @Singleton
    InstantSource system() {
        return InstantSource.system();
    }
}
