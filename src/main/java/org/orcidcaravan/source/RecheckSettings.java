package org.orcidcaravan.source;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When records are decided anew: {@code caravan.sources.recheck.*}; the meaning stands in application.properties. */
@Unremovable
@ConfigMapping(prefix = "caravan.sources.recheck")
public interface RecheckSettings {
    /** Whether the service does it by itself. */
    @WithDefault("true")
    boolean enabled();

    /** How many milliseconds pass between two rounds. */
    @WithDefault("900000")
    long every();

    /** How many milliseconds after the start the first round begins. */
    @WithDefault("60000")
    long startDelay();
}
