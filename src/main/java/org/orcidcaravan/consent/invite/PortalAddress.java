package org.orcidcaravan.consent.invite;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;

/** Where researchers find the pages that mails lead to, as the operator sets it. */
@ConfigMapping(prefix = "caravan.public-url")
public interface PortalAddress {
    /** Scheme, host and port. */
    @WithParentName
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    URI url();

    /** The whole address of a page. */
    default String link(String path) {
        String base = url().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    /** The host, for the ids of mails. */
    default String host() {
        String host = url().getHost();
        return host == null ? "localhost" : host;
    }
}
