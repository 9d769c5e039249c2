package org.orcidcaravan.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** What the operator sets for access: the meaning of each stands in application.properties. */
@ConfigMapping(prefix = "caravan")
public interface AccessSettings {
    /** Where people find the pages: scheme, host and port. */
    @WithDefault("http://localhost:8080")
    URI publicUrl();
}
