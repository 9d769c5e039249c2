package org.orcidcaravan.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the service keeps what it holds: {@code caravan.data.*}. */
@ConfigMapping(prefix = "caravan.data")
public interface DataSettings {
    /** The folder of the embedded database, and the service's own mirror. */
    @WithDefault("./data")
    Path dir();
}
