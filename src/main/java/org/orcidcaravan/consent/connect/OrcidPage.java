package org.orcidcaravan.consent.connect;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;

/** The page at ORCID where researchers allow us something, and what is asked of them there (RFC 6749, section 4.1.1). */
@ApplicationScoped
class OrcidPage {
    private final Client client;
    private final RegistrySettings registry;
    private final ConsentSettings settings;

    OrcidPage(Client client, RegistrySettings registry, ConsentSettings settings) {
        this.client = client;
        this.registry = registry;
        this.settings = settings;
    }

    /**
     * What goes there with one person.
     *
     * @param orcid the iD that they should sign in with; null: whichever they have
     */
    record Asked(
            String state,
            String nonce,
            String redirect,
            String language,
            @Nullable OrcidId orcid) {}

    /** Whether we have credentials, without which ORCID shows nobody anything. */
    boolean ready() {
        return client.known();
    }

    /** Whether an answer that names this issuer is of this page (RFC 9207). */
    boolean isOf(String issuer) {
        return issuer.equals(registry.issuer());
    }

    /** What is kept of a journey in these words. */
    JourneyStore.Plan plan(String language) {
        return new JourneyStore.Plan(settings.scopes(), settings.textVersion() + "/" + language, settings.stateLife());
    }

    /** Where the browser goes. */
    URI address(Asked asked) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", client.id());
        query.put("response_type", "code");
        query.put("scope", settings.scopes());
        query.put("redirect_uri", asked.redirect());
        query.put("state", asked.state());
        if (Scope.granted(settings.scopes()).contains(Scope.OPENID)) {
            query.put("nonce", asked.nonce());
        }
        query.put("lang", asked.language());
        if (asked.orcid() != null) {
            query.put("orcid", asked.orcid().toString());
        }
        return URI.create(registry.authUrl() + "/oauth/authorize?"
                + query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + OAuthCall.encoded(each.getValue()))
                        .collect(Collectors.joining("&")));
    }
}
