package org.orcidcaravan.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import org.orcidcaravan.access.PublicAddress;

/**
 * The cookie that holds a researcher's session: for this host only and for no script (ASVS 5.0, 3.3.1 to 3.3.4). It is sent
 * when ORCID's page or a mail leads here, which is a link followed, and never with a form of another site.
 */
@ApplicationScoped
public class PortalCookie {
    private final boolean encrypted;

    public PortalCookie(PublicAddress address) {
        this.encrypted = address.encrypted();
    }

    /** What it is called. */
    public String name() {
        return encrypted ? "__Host-caravan-orcid" : "caravan-orcid";
    }

    /** The token in a request's cookies. */
    public Optional<String> in(Map<String, Cookie> cookies) {
        return Optional.ofNullable(cookies.get(name())).map(Cookie::getValue);
    }

    /** As {@link #in(Map)}. */
    public Optional<String> in(HttpHeaders headers) {
        return in(headers.getCookies());
    }

    /** The header {@code Set-Cookie} that gives it to a browser. */
    public String holding(String token) {
        return name() + "=" + token + attributes();
    }

    /** The header {@code Set-Cookie} that takes it away again. */
    public String gone() {
        return name() + "=" + attributes() + "; Max-Age=0";
    }

    private String attributes() {
        return "; Path=/; HttpOnly; SameSite=Lax" + (encrypted ? "; Secure" : "");
    }
}
