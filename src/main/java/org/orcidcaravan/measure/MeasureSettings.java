package org.orcidcaravan.measure;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the operator sets for figures: {@code caravan.measure.*}; the meaning of each stands in application.properties. */
@Unremovable // only a route reads them
@ConfigMapping(prefix = "caravan.measure")
public interface MeasureSettings {
    /** Whether the service keeps figures over time. */
    @WithDefault("true")
    boolean enabled();

    /** How many milliseconds pass between two samples; a minute has at most one. */
    @WithDefault("60000")
    long sampleEvery();

    /** How many milliseconds after the start the first sample is taken. */
    @WithDefault("1000")
    long startDelay();

    /** How many milliseconds pass between two counts of who has come along; a day has one figure. */
    @WithDefault("3600000")
    long adoptionEvery();
}
