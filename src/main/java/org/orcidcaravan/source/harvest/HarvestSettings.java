package org.orcidcaravan.source.harvest;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The repositories that works are harvested from: {@code caravan.source.<name>.*}; the meaning of each stands in application.properties. */
@Unremovable // only a route reads some of them
@ConfigMapping(prefix = "caravan.source")
public interface HarvestSettings {
    /** By the source's name. */
    @WithParentName
    Map<String, Repository> repositories();

    /** One repository. */
    interface Repository {
        /** Whether its route harvests it by itself. */
        @WithDefault("false")
        boolean enabled();

        /** What it speaks. */
        @WithDefault("oai")
        Kind kind();

        /** Where it answers; without it there is nothing to harvest. */
        Optional<URI> url();

        /** The part of it that is wanted. */
        Optional<String> set();

        /** The form of the descriptions. */
        @WithDefault("oai_dc")
        String format();

        /** When it is harvested: Quartz cron, UTC. */
        @WithDefault("0 41 3 * * ?")
        String schedule();

        /** How far back the next harvest begins before the last one. */
        @WithDefault("P2D")
        Duration overlap();

        /** How much time one list spans; unset: all at once. */
        Optional<Duration> window();

        /** How many milliseconds pass between two pages. */
        @WithDefault("500")
        long pause();

        /** How many records a page has, where the repository lets one choose. */
        @WithDefault("100")
        int pageSize();

        /** A token to show. */
        Optional<String> token();

        /** The file that holds it instead. */
        Optional<Path> tokenFile();

        /** How long an answer may take in all. */
        @WithDefault("PT2M")
        Duration answerTimeout();

        /** The longest page that is read. */
        @WithDefault("33554432")
        long maxPageBytes();
    }

    /** Protocols. */
    enum Kind {
        OAI,
        INVENIO
    }
}
