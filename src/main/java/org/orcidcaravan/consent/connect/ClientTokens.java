package org.orcidcaravan.consent.connect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.orcidcaravan.consent.vault.Secret;

/**
 * Tokens that ORCID gives us for ourselves, for no person (RFC 6749, section 4.4; orcid-api.md 3.3). They are good for twenty
 * years and kept in memory only: one a scope and process.
 */
@ApplicationScoped
public class ClientTokens {
    private static final int OK = 200;

    private final Client client;
    private final OrcidOAuth orcid;
    private final Map<String, Secret> held = new ConcurrentHashMap<>();

    public ClientTokens(Client client, OrcidOAuth orcid) {
        this.client = client;
        this.orcid = orcid;
    }

    /**
     * The value of the header {@code Authorization}.
     *
     * @throws ScopeRefused when ORCID gives no token of this scope
     * @throws OrcidSilent when ORCID does not answer
     */
    public String bearer(String scope) {
        return "Bearer " + held.computeIfAbsent(scope, this::fetch).value();
    }

    /** ORCID did not take it: the next one who asks fetches another. */
    public void forget(String scope) {
        held.remove(scope);
    }

    private Secret fetch(String scope) {
        OrcidOAuth.Reply reply = orcid.send(client.own(scope));
        if (reply.status() != OK) {
            throw new ScopeRefused(scope, "ORCID answered with status " + reply.status());
        }
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            JsonObject answer = reader.readObject();
            String token = answer.getString("access_token", "");
            String granted = answer.getString("scope", "");
            // A scope that a client may not have is left out without a word.
            if (token.isBlank() || !Arrays.asList(granted.split("[ ,]+")).contains(scope)) {
                throw new ScopeRefused(scope, "ORCID grants our client no such token");
            }
            return new Secret(token);
        } catch (JsonException | ClassCastException e) {
            // What it said may have a token in it, so it is not told.
            throw new ScopeRefused(scope, "ORCID's answer has no token in it");
        }
    }
}
