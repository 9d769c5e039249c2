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

    /** A code that can be exchanged once, for the address that it was sent to. */
    String issue(Client client, Answer answer, String redirect) {
        String code = chance.code();
        codes.put(code, new Code(client, answer, redirect));
        return code;
    }

    /**
     * What a researcher said.
     *
     * @param nonce what the client wants to see again in the id_token; null: nothing
     */
    record Answer(
            OrcidId orcid, Set<String> scopes, @Nullable String nonce) {
        Answer {
            scopes = Set.copyOf(scopes);
        }
    }

    /** A token, and the nonce of the journey that it came of. */
    record Exchanged(Token token, @Nullable String nonce) {}

    /** @throws OAuthRefusal when it is unknown, used, another client's or for another address */
    Exchanged exchange(String text, Client client, String redirect, Tokens tokens) {
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
        private final Answer answer;
        private final String redirect;
        private @Nullable Token issued;

        private Code(Client client, Answer answer, String redirect) {
            this.client = client;
            this.answer = answer;
            this.redirect = redirect;
        }

        private synchronized Exchanged exchange(String text, String to, Tokens tokens) {
            if (issued != null) {
                issued.revoke(Token.Revocation.AUTH_CODE_REUSED);
                throw invalid("Reused authorization code: " + text);
            }
            if (!redirect.equals(to)) {
                throw invalid("Redirect URI mismatch.");
            }
            Token token = tokens.issue(client, answer.orcid(), answer.scopes(), Tokens.LIFE);
            issued = token;
            return new Exchanged(token, answer.nonce());
        }
    }
}
