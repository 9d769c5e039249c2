package org.orcidcaravan.portal;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A reverse proxy that says by a header who somebody is, such as Shibboleth's or CAS's. Anybody can send a header, so it is
 * believed from the proxy's own address only: that of the connection, whatever forwarding headers say (ASVS 5.0, 4.1.3).
 */
@ApplicationScoped
class ProxyHeader {
    private final Optional<String> name;
    private final Set<InetAddress> proxies;

    ProxyHeader(PortalSettings settings) {
        this.name = settings.header().name().filter(header -> !header.isBlank());
        this.proxies = name.isEmpty() ? Set.of() : addresses(settings.header().proxies());
    }

    /** The institution's key of whoever asks; empty when no proxy of ours says so. */
    Optional<String> personId(HttpServerRequest request) {
        return name.filter(header -> isProxy(request))
                .map(header -> request.headers().getAll(header))
                // Two of them are a proxy that lets the sender's own through.
                .filter(values -> values.size() == 1)
                .map(values -> values.getFirst().strip())
                .filter(personId -> !personId.isEmpty());
    }

    private boolean isProxy(HttpServerRequest request) {
        return proxies.contains(address(request.connection().remoteAddress().hostAddress()));
    }

    private static Set<InetAddress> addresses(Iterable<String> texts) {
        Set<InetAddress> all = new HashSet<>();
        texts.forEach(text -> all.add(address(text.strip())));
        return Set.copyOf(all);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "caravan.portal.header.proxies holds " + text + ", which is no address. Write IP addresses.", e);
        }
    }
}
