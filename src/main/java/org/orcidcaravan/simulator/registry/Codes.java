package org.orcidcaravan.simulator.registry;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/** Authorization codes: good for one exchange; the second one takes the token of the first back. */
final class Codes {
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Chance chance;

    Codes(Chance chance) {
        this.chance = chance;
    }

    String issue(Client client, OrcidId orcid, Set<String> scopes, String redirect) {
        String code = chance.code();
        codes.put(code, new Code(client, orcid, Set.copyOf(scopes), redirect));
        return code;
    }

    /** @throws OAuthRefusal when it is unknown, used, another client's or for another address */
    Token exchange(String text, Client client, String redirect, Tokens tokens) {
        Code code = codes.get(text);
        if (code == null || !code.client.equals(client)) {
            throw invalid("Invalid authorization code: " + text);
        }
        return code.exchange(text, redirect, tokens);
    }

    private static OAuthRefusal invalid(String description) {
        return new OAuthRefusal(400, "invalid_grant", description);
    }

    private static final class Code {
        private final Client client;
        private final OrcidId orcid;
        private final Set<String> scopes;
        private final String redirect;
        private @Nullable Token issued;

        private Code(Client client, OrcidId orcid, Set<String> scopes, String redirect) {
            this.client = client;
            this.orcid = orcid;
            this.scopes = scopes;
            this.redirect = redirect;
        }

        private synchronized Token exchange(String text, String to, Tokens tokens) {
            if (issued != null) {
                issued.revoke(Token.Revocation.AUTH_CODE_REUSED);
                throw invalid("Reused authorization code: " + text);
            }
            if (!redirect.equals(to)) {
                throw invalid("Redirect URI mismatch.");
            }
            Token token = tokens.issue(client, orcid, scopes, Tokens.LIFE);
            issued = token;
            return token;
        }
    }
}
