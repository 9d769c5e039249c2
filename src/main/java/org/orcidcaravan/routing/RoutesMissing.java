package org.orcidcaravan.routing;

import java.io.IOException;
import java.nio.file.Path;

/** There is no folder of route files: without routes nothing can run. */
public class RoutesMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RoutesMissing(Path folder, IOException cause) {
        super(
                "Cannot read the route files in " + folder
                        + ": set caravan.routes.dir (CARAVAN_ROUTES_DIR) to the folder" + " that holds them.",
                cause);
    }
}
