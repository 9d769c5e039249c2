package org.orcidcaravan.access;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The cookie that holds a session's token: for this host only, for no script, sent from pages of ours only (ASVS 5.0, 3.3.1
 * to 3.3.4). Without https, which is for one's own machine, a browser would not take the strict form.
 */
@ApplicationScoped
public class SessionCookie {
    private final boolean encrypted;

    public SessionCookie(PublicAddress address) {
        this.encrypted = address.encrypted();
    }

    /** What it is called. */
    public String name() {
        return encrypted ? "__Host-caravan" : "caravan";
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
        return "; Path=/; HttpOnly; SameSite=Strict" + (encrypted ? "; Secure" : "");
    }
}
