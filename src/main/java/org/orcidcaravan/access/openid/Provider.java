package org.orcidcaravan.access.openid;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where people sign in, and how we are known there.
 *
 * @param name ours, for cookies and rows: {@code operators}, {@code researchers}
 * @param issuer as the provider's own description has it, to the letter
 * @param clientSecret null: a public client, which PKCE alone protects
 * @param scopes {@code openid} is asked for in any case
 * @param claims that are needed: when the ID token lacks one, the provider's userinfo is asked
 * @param redirect where the provider sends people back to
 */
public record Provider(
        String name,
        URI issuer,
        String clientId,
        @Nullable String clientSecret,
        List<String> scopes,
        List<String> claims,
        URI redirect) {
    /** Keeps copies of the lists. */
    public Provider {
        scopes = List.copyOf(scopes);
        claims = List.copyOf(claims);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return name + " at " + issuer + " as " + clientId;
    }
}
