package org.orcidcaravan.simulator.registry;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/** The token endpoint and the revocation endpoint. Clients say who they are in the form, as ORCID wants it. */
final class OAuth {
    /** What a client may ask for on its own account. */
    private static final Set<String> TWO_LEGGED = Set.of(
            "/read-public", "/webhook", "/premium-notification", "/group-id-record/read", "/group-id-record/update");

    private static final Pattern BLANKS = Pattern.compile("[ ,]+");

    private final Clients clients;
    private final Tokens tokens;
    private final Codes codes;
    private final Signature signature;

    OAuth(Clients clients, Tokens tokens, Codes codes, Signature signature) {
        this.clients = clients;
        this.tokens = tokens;
        this.codes = codes;
        this.signature = signature;
    }

    Reply answer(Call call) {
        try {
            if (!call.method().equals("POST")) {
                throw new OAuthRefusal(
                        405, "method_not_allowed", "Request method '%s' not supported".formatted(call.method()));
            }
            if (!call.header("Content-Type")
                    .orElse("")
                    .toLowerCase(Locale.ROOT)
                    .startsWith("application/x-www-form-urlencoded")) {
                throw new OAuthRefusal(415, "invalid_request", "A form is expected.");
            }
            Map<String, String> form = call.form();
            Client client = client(form);
            return switch (call.line().path()) {
                case "/oauth/token" -> token(client, form, call.base());
                case "/oauth/revoke" -> revoke(client, form);
                default ->
                    throw new OAuthRefusal(
                            404, "not_found", "There is no " + call.line().path());
            };
        } catch (OAuthRefusal refusal) {
            return refusal.reply();
        }
    }

    private Client client(Map<String, String> form) {
        String id = form.getOrDefault("client_id", "");
        Client client = clients.find(id)
                .filter(known -> known.secret().equals(form.get("client_secret")))
                .orElseThrow(() -> new OAuthRefusal(401, "invalid_client", "Bad client credentials"));
        if (clients.isDeactivated(client)) {
            throw new OAuthRefusal(401, "invalid_client", "Client is locked: " + id);
        }
        return client;
    }

    private Reply token(Client client, Map<String, String> form, URI base) {
        String grant = form.getOrDefault("grant_type", "");
        return switch (grant) {
            case "authorization_code" ->
                exchanged(
                        codes.exchange(
                                form.getOrDefault("code", ""), client, form.getOrDefault("redirect_uri", ""), tokens),
                        base);
            case "refresh_token" -> Reply.json(200, members(refreshed(client, form)));
            case "client_credentials" -> Reply.json(200, members(own(client, form)));
            default -> throw new OAuthRefusal(400, "unsupported_grant_type", "Unsupported grant type: " + grant);
        };
    }

    private Token own(Client client, Map<String, String> form) {
        Set<String> scopes = scopes(form);
        scopes.retainAll(TWO_LEGGED);
        if (scopes.isEmpty()) {
            throw new OAuthRefusal(400, "invalid_scope", "Invalid scope: " + form.getOrDefault("scope", ""));
        }
        return tokens.issue(client, null, scopes, Tokens.LIFE);
    }

    /** A new pair in the old one's place, of the same life or a shorter one, and of no more scopes. */
    private Token refreshed(Client client, Map<String, String> form) {
        String refresh = form.getOrDefault("refresh_token", "");
        Token old = tokens.refreshable(refresh, client)
                .orElseThrow(() -> new OAuthRefusal(400, "invalid_grant", "Invalid refresh token: " + refresh));
        Set<String> scopes = scopes(form);
        if (!old.scopes().containsAll(scopes)) {
            throw new OAuthRefusal(400, "invalid_scope", "Unable to narrow scope of token: " + scopes);
        }
        Instant expires = expires(old, form.get("expires_in"));
        @Nullable OrcidId orcid = old.orcid().orElse(null);
        Token next = tokens.issue(client, orcid, new Token.Terms(scopes.isEmpty() ? old.scopes() : scopes, expires));
        if (!form.getOrDefault("revoke_old", "true").equals("false")) {
            old.revoke(Token.Revocation.CLIENT_REVOKED);
        }
        return next;
    }

    private Instant expires(Token old, @Nullable String seconds) {
        if (seconds == null) {
            return old.expires();
        }
        if (!seconds.matches("\\d{1,9}") || Long.parseLong(seconds) > tokens.secondsLeft(old)) {
            throw new OAuthRefusal(400, "invalid_request", "expires_in must be less than what the token has left.");
        }
        return old.expires().minus(Duration.ofSeconds(tokens.secondsLeft(old) - Long.parseLong(seconds)));
    }

    private Reply revoke(Client client, Map<String, String> form) {
        tokens.find(form.getOrDefault("token", ""))
                .filter(token -> token.client().equals(client))
                .ifPresent(token -> token.revoke(Token.Revocation.CLIENT_REVOKED));
        return Reply.empty(200);
    }

    private Reply exchanged(Codes.Exchanged exchanged, URI base) {
        Map<String, @Nullable Object> members = members(exchanged.token());
        if (exchanged.token().scopes().contains("openid")) {
            members.put("id_token", signature.idToken(exchanged, base));
        }
        return Reply.json(200, members);
    }

    private Map<String, @Nullable Object> members(Token token) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("access_token", token.access());
        members.put("token_type", "bearer");
        members.put("refresh_token", token.refresh());
        members.put("expires_in", tokens.secondsLeft(token));
        members.put("scope", String.join(" ", new TreeSet<>(token.scopes())));
        members.put("name", token.orcid().map(Names::of).orElse(null));
        members.put("orcid", token.orcid().map(OrcidId::toString).orElse(null));
        return members;
    }

    private static Set<String> scopes(Map<String, String> form) {
        Set<String> scopes = new TreeSet<>();
        BLANKS.splitAsStream(form.getOrDefault("scope", "").strip())
                .filter(scope -> !scope.isEmpty())
                .forEach(scopes::add);
        return scopes;
    }
}
