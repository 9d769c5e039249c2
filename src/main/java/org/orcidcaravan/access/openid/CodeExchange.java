package org.orcidcaravan.access.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.openid.OpenIdRefused.Reason;

/** Gives the code for tokens (OpenID Connect Core 1.0, section 3.1.3), which are forgotten once they are read. */
@ApplicationScoped
class CodeExchange {
    private static final int BAD_REQUEST = 400;

    private final ProviderCalls calls;

    CodeExchange(ProviderCalls calls) {
        this.calls = calls;
    }

    /** What came for the code. */
    record Tokens(String id, @Nullable String access) {
        /** Shows none of them. */
        @Override
        public String toString() {
            return "***";
        }
    }

    Tokens redeem(Provider provider, Metadata there, String code, String verifier) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", provider.redirect().toString());
        form.put("code_verifier", verifier);
        form.put("client_id", provider.clientId());
        String secret = provider.clientSecret();
        String header = null;
        if (secret != null && there.basic()) {
            header = basic(provider.clientId(), secret);
        } else if (secret != null) {
            form.put("client_secret", secret);
        }
        ProviderCalls.Reply reply = calls.post(there.token(), header, form);
        if (reply.status() == BAD_REQUEST) {
            throw new OpenIdRefused(Reason.CODE, "The provider does not take its code: it is used, or too old.");
        }
        if (reply.status() != 200) {
            throw new OpenIdTrouble("Failed to redeem a code at " + there.token() + ": it answered " + reply.status()
                    + ". Compare client id and secret with the provider's.");
        }
        JsonObject answer = ProviderCalls.json(there.token(), reply);
        String token = answer.getString("id_token", "");
        if (token.isEmpty()) {
            throw new OpenIdRefused(Reason.TOKEN, "The provider sent no ID token.");
        }
        return new Tokens(token, answer.getString("access_token", null));
    }

    JsonObject userinfo(URI address, String access) {
        return calls.get(address, access);
    }

    /** RFC 6749, section 2.3.1: both are encoded as in a form first. */
    private static String basic(String client, String secret) {
        String both = ProviderCalls.encoded(client) + ":" + ProviderCalls.encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
