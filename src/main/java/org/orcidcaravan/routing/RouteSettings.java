package org.orcidcaravan.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the routes are: {@code caravan.routes.*}. */
@ConfigMapping(prefix = "caravan.routes")
public interface RouteSettings {
    /** The operators' route files. */
    @WithDefault("./routes")
    Path dir();
}
