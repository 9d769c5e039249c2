package org.orcidcaravan.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Locale;

/** Where people find the pages, as the operator sets it. */
@ConfigMapping(prefix = "caravan.public-url")
public interface PublicAddress {
    /** Scheme, host and port. */
    @WithParentName
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    URI url();

    /** Whether browsers may have our cookies on encrypted connections only. */
    default boolean encrypted() {
        return "https".equals(url().getScheme());
    }

    /** As browsers write it in {@code Origin}. */
    default String origin() {
        String port = url().getPort() < 0 ? "" : ":" + url().getPort();
        return (url().getScheme() + "://" + url().getHost() + port).toLowerCase(Locale.ROOT);
    }
}
