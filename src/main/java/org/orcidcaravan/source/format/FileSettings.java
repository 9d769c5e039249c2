package org.orcidcaravan.source.format;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** The folder that files of works are dropped into: {@code caravan.source-files.*}; the meaning of each stands in application.properties. */
@Unremovable // only a route reads some of them
@ConfigMapping(prefix = "caravan.source-files")
public interface FileSettings {
    /** Whether the service looks into it. */
    @WithDefault("false")
    boolean enabled();

    /** The folder, with one folder for each source in it. */
    @WithDefault("./works")
    Path dir();

    /** How many milliseconds pass between two looks. */
    @WithDefault("10000")
    long every();

    /** How many milliseconds after the start the first look comes. */
    @WithDefault("2000")
    long startDelay();

    /** How long a file has to have been left alone. */
    @WithDefault("PT10S")
    Duration settle();
}
