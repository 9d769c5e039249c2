package org.orcidcaravan.access.openid;

import jakarta.enterprise.context.ApplicationScoped;
import org.orcidcaravan.access.PublicAddress;

/**
 * The cookie that binds a round to the browser that began it. It comes along when the provider leads back, so it is lax; it
 * opens nothing by itself.
 */
@ApplicationScoped
public class RoundCookie {
    private final boolean encrypted;

    public RoundCookie(PublicAddress address) {
        this.encrypted = address.encrypted();
    }

    /** What it is called. */
    public String name(Provider provider) {
        return (encrypted ? "__Host-caravan-" : "caravan-") + provider.name();
    }

    /** The header {@code Set-Cookie} that gives it to a browser. */
    public String holding(Provider provider, RelyingParty.Begun begun) {
        return name(provider) + "=" + begun.browser() + attributes() + "; Max-Age=" + RelyingParty.LIFE.toSeconds();
    }

    /** The header {@code Set-Cookie} that takes it away again. */
    public String gone(Provider provider) {
        return name(provider) + "=" + attributes() + "; Max-Age=0";
    }

    private String attributes() {
        return "; Path=/; HttpOnly; SameSite=Lax" + (encrypted ? "; Secure" : "");
    }
}
