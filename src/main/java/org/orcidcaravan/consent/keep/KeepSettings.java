package org.orcidcaravan.consent.keep;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the operator sets for researchers' data: {@code caravan.consent.*}; the meaning stands in application.properties. */
@Unremovable
@ConfigMapping(prefix = "caravan.consent")
public interface KeepSettings {
    /** What holds for a researcher who has not chosen: automatic, ask or off. */
    @WithDefault("automatic")
    Preference preference();

    /** How long what is kept. */
    Retention retention();

    /** How long what is kept. */
    interface Retention {
        /** Whether the service forgets what is old. */
        @WithDefault("true")
        boolean enabled();

        /** How many milliseconds pass between two rounds. */
        @WithDefault("86400000")
        long every();

        /** How many milliseconds after the start the first round begins. */
        @WithDefault("300000")
        long startDelay();

        /** Days for which requests about a task that has come to its end are kept. */
        @WithDefault("730")
        int attemptDays();

        /** Days for which sessions and personal links are kept after their end. */
        @WithDefault("30")
        int sessionDays();

        /** Days for which permissions that are no longer valid are kept. */
        @WithDefault("365")
        int permissionDays();
    }
}
