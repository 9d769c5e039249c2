package org.orcidcaravan.consent.connect;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.orcidcaravan.consent.vault.Secret;

/** What we ask ORCID's OAuth server for, as the client that we are there. */
@ApplicationScoped
public class Client {
    private final RegistrySettings registry;
    private final ClientSecret secret;

    Client(RegistrySettings registry, ClientSecret secret) {
        this.registry = registry;
        this.secret = secret;
    }

    /** Whether we have credentials, without which nobody can connect. */
    public boolean known() {
        return registry.clientId().isPresent() && secret.value().isPresent();
    }

    String id() {
        return registry.clientId().orElse("");
    }

    /** The exchange of a code for tokens (RFC 6749, section 4.1.3). */
    OAuthCall exchange(String code, String redirect) {
        Map<String, String> form = credentials();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect);
        return OAuthCall.post("/oauth/token", form);
    }

    /** A token given back, with the refresh token that came with it (orcid-api.md 3.4). */
    public OAuthCall revocation(Secret token) {
        Map<String, String> form = credentials();
        form.put("token", token.value());
        return OAuthCall.post("/oauth/revoke", form);
    }

    /** A token of our own, for no person (RFC 6749, section 4.4). */
    OAuthCall own(String scope) {
        Map<String, String> form = credentials();
        form.put("grant_type", "client_credentials");
        form.put("scope", scope);
        return OAuthCall.post("/oauth/token", form);
    }

    /** The keys that ORCID signs with. */
    static OAuthCall keys() {
        return new OAuthCall("/oauth/jwks", null);
    }

    private Map<String, String> credentials() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", id());
        form.put("client_secret", secret.value().map(Secret::value).orElse(""));
        return form;
    }
}
