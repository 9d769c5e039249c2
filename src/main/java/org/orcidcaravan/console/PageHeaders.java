package org.orcidcaravan.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.orcidcaravan.access.PublicAddress;
import org.orcidcaravan.push.call.OrcidSettings;

/**
 * Tells browsers what answers of this server may do: run no script that does not come from here as a file, be shown in no
 * frame, and be kept by nobody (ASVS 5.0, 3.4.1 to 3.4.6).
 */
class PageHeaders {
    /** The one exception are the pictures that Pico's style sheet has in itself. */
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'%s; frame-ancestors 'none'";

    private static final String YEAR = "max-age=31536000";
    /** Before whoever answers. */
    private static final int FIRST = 1_000;

    private final boolean encrypted;
    private final String policy;
    private final String policyForResearchers;

    PageHeaders(PublicAddress address, OrcidSettings orcid) {
        this.encrypted = address.encrypted();
        this.policy = POLICY.formatted("");
        // The form that leads to ORCID's page is answered by its address, which browsers hold against the policy.
        URI auth = orcid.authUrl();
        this.policyForResearchers = POLICY.formatted(" " + auth.getScheme() + "://" + auth.getRawAuthority());
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, FIRST);
    }

    private void add(RoutingContext exchange) {
        MultiMap headers = exchange.response().headers();
        boolean ofResearchers = exchange.normalizedPath().matches("/orcid(/.*)?");
        headers.set("Content-Security-Policy", ofResearchers ? policyForResearchers : policy)
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin");
        if (encrypted) {
            headers.set("Strict-Transport-Security", YEAR);
        }
        boolean forGood = exchange.normalizedPath().startsWith("/webjars/");
        // Our own files change with the service: a browser asks each time whether its copy is still the one.
        boolean ours = exchange.normalizedPath().startsWith("/console/")
                || exchange.normalizedPath().startsWith("/portal/");
        exchange.addHeadersEndHandler(end -> {
            if (!forGood) {
                headers.set("Cache-Control", ours ? "no-cache" : "no-store");
            }
        });
        exchange.next();
    }
}
