package org.orcidcaravan.source.harvest;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patiently repositories are harvested: {@code caravan.harvest.*}; the meaning of each stands in application.properties. */
@Unremovable // only a route reads some of them
@ConfigMapping(prefix = "caravan.harvest")
public interface HarvestRules {
    /** How often a page that did not come is asked for again. */
    @WithDefault("5")
    int redeliveries();

    /** The first pause before that, in milliseconds. */
    @WithDefault("2000")
    long redeliveryDelay();

    /** The longest such pause, in milliseconds. */
    @WithDefault("60000")
    long redeliveryDelayMax();

    /** A repository that asks for more time than this is left alone until its next turn. */
    @WithDefault("PT10M")
    Duration longestWait();
}
