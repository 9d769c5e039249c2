package org.orcidcaravan.simulator.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/** The tokens that were given out, and what ORCID's security filter makes of them. */
final class Tokens {
    /** Twenty years, less a second. */
    static final Duration LIFE = Duration.ofSeconds(631_138_519);

    private static final String BEARER = "Bearer ";

    private final Map<String, Token> byAccess = new ConcurrentHashMap<>();
    private final Map<String, Token> byRefresh = new ConcurrentHashMap<>();
    private final Chance chance;
    private final InstantSource clock;

    Tokens(Chance chance, InstantSource clock) {
        this.chance = chance;
        this.clock = clock;
    }

    Token issue(Client client, @Nullable OrcidId orcid, Set<String> scopes, Duration life) {
        return issue(client, orcid, new Token.Terms(scopes, clock.instant().plus(life)));
    }

    Token issue(Client client, @Nullable OrcidId orcid, Token.Terms terms) {
        Token token = new Token(chance.token(), chance.token(), client, orcid, terms);
        byAccess.put(token.access(), token);
        byRefresh.put(token.refresh(), token);
        return token;
    }

    /**
     * The token that a call to the API carries. One that the researcher took back still deletes.
     *
     * @throws OAuthRefusal 403 without a token, 401 with a bad one
     */
    Token authenticate(Call call) {
        String header = call.header("Authorization").orElse("");
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new OAuthRefusal(403, "forbidden", "");
        }
        String text = header.substring(BEARER.length()).strip();
        Token token = byAccess.get(text);
        if (token == null) {
            throw OAuthRefusal.token("Invalid access token", text);
        }
        boolean lastWish = call.method().equals("DELETE")
                && token.revocation()
                        .filter(Token.Revocation.USER_REVOKED::equals)
                        .isPresent();
        if (token.revocation().isPresent() && !lastWish) {
            throw OAuthRefusal.token("Invalid access token", text);
        }
        if (isExpired(token)) {
            throw OAuthRefusal.token("Access token expired", text);
        }
        return token;
    }

    /** A refresh token that still works. */
    Optional<Token> refreshable(String refresh, Client client) {
        return Optional.ofNullable(byRefresh.get(refresh))
                .filter(token -> token.client().equals(client))
                .filter(token -> token.revocation().isEmpty() && !isExpired(token));
    }

    /** By either of its texts. */
    Optional<Token> find(String text) {
        Token token = byAccess.get(text);
        return Optional.ofNullable(token == null ? byRefresh.get(text) : token);
    }

    void revokeByUser(OrcidId orcid, Client client) {
        byAccess.values().stream()
                .filter(token -> token.client().equals(client)
                        && token.orcid().filter(orcid::equals).isPresent())
                .forEach(token -> token.revoke(Token.Revocation.USER_REVOKED));
    }

    long secondsLeft(Token token) {
        return Duration.between(clock.instant(), token.expires()).toSeconds();
    }

    private boolean isExpired(Token token) {
        Instant now = clock.instant();
        return !now.isBefore(token.expires());
    }
}
