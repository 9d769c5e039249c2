package org.orcidcaravan.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the operator sets for the API: {@code caravan.api.*}; the meaning of each stands in application.properties. */
@ConfigMapping(prefix = "caravan.api")
interface ApiSettings {
    /** The longest body, in bytes. */
    @WithDefault("10485760")
    int maxBodyBytes();
}
