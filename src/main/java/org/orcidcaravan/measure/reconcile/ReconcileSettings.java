package org.orcidcaravan.measure.reconcile;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How our belief is compared with what ORCID shows: {@code caravan.reconcile.*}; explained in application.properties. */
@Unremovable // routes read some of them
@ConfigMapping(prefix = "caravan.reconcile")
public interface ReconcileSettings {
    /** Whether the service does so by itself. */
    @WithDefault("true")
    boolean enabled();

    /** When, in Quartz's form, UTC. */
    @WithDefault("0 30 4 ? * SUN")
    String schedule();

    /** Where it looks. */
    @WithDefault("auto")
    Source from();

    /** What was written so shortly before the evidence, or after it, is not judged by it. */
    @WithDefault("PT5M")
    Duration margin();

    /** What it means that the local copy does not show something of ours. */
    @WithDefault("confirm")
    Absence absence();

    /** What becomes of something that says something else than we sent. */
    @WithDefault("resend")
    Drift drift();

    /** Over how long the questions of one round are spread. */
    @WithDefault("PT6H")
    Duration spread();

    /** How many questions are taken up at a time. */
    @WithDefault("20")
    int batch();

    /** How many milliseconds pass before it is seen whether a question is due. */
    @WithDefault("10000")
    long every();

    /** How many milliseconds after the start that begins. */
    @WithDefault("5000")
    long startDelay();

    /** Where a round looks. */
    enum Source {
        /** In the local copy when there is one. */
        AUTO,
        MIRROR,
        API
    }

    /** What is not in a public summary is private, or was deleted. */
    enum Absence {
        /** ORCID is asked which it is. */
        CONFIRM,
        /** What was public once counts as deleted. */
        BELIEVE
    }

    /** Whether we correct it. */
    enum Drift {
        /** Once for each state of affairs. */
        RESEND,
        /** It is only noted. */
        NOTE
    }
}
