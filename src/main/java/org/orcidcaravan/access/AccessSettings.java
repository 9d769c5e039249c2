package org.orcidcaravan.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the operator sets for access: the meaning of each stands in application.properties. */
@ConfigMapping(prefix = "caravan.access")
public interface AccessSettings {
    /** How long people stay signed in. */
    Session session();

    /** How patient sign-in is. */
    SignIn signIn();

    /** How long people stay signed in. */
    interface Session {
        /** Without doing anything. */
        @WithDefault("PT1H")
        Duration idle();

        /** Whatever they do. */
        @WithDefault("PT12H")
        Duration longest();
    }

    /** How patient sign-in is. */
    interface SignIn {
        /** Whether a password of this installation lets anybody in. */
        @WithDefault("true")
        boolean local();

        /** Failures in a row before the first pause. */
        @WithDefault("5")
        int failures();

        /** The first pause; it doubles with each failure. */
        @WithDefault("PT30S")
        Duration pause();

        /** The longest pause. */
        @WithDefault("PT1H")
        Duration pauseMax();
    }
}
