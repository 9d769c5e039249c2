package org.orcidcaravan.access.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.RandomToken;
import org.orcidcaravan.access.openid.OpenIdRefused.Reason;
import org.orcidcaravan.access.openid.RoundStore.Round;

/**
 * Sends people to a provider and takes what comes back: authorization code, PKCE, nonce (RFC 9700, section 2.1; OpenID
 * Connect Core 1.0, section 3.1). A round is for one browser, for ten minutes, and for once.
 */
@ApplicationScoped
public class RelyingParty {
    static final Duration LIFE = Duration.ofMinutes(10);

    private final ProviderDirectory directory;
    private final CodeExchange exchange;
    private final IdTokens tokens;
    private final RoundStore rounds;
    private final SecureRandom random = new SecureRandom();

    RelyingParty(ProviderDirectory directory, CodeExchange exchange, IdTokens tokens, RoundStore rounds) {
        this.directory = directory;
        this.exchange = exchange;
        this.tokens = tokens;
        this.rounds = rounds;
    }

    /**
     * A round that has begun.
     *
     * @param onward where the browser goes now, at the provider
     * @param browser the secret for its cookie
     */
    public record Begun(URI onward, String browser) {}

    /**
     * The query with which the provider sends the browser back (RFC 6749, section 4.1.2; RFC 9207).
     *
     * @param error instead of a code
     * @param issuer {@code iss}
     */
    public record Returned(
            @Nullable String code,
            @Nullable String state,
            @Nullable String error,
            @Nullable String issuer) {}

    /**
     * Somebody for whom the provider vouches.
     *
     * @param target as it was said when the round began
     */
    public record Vouched(Claims claims, String target) {}

    /**
     * Begins a round.
     *
     * @param target comes back with the answer: a name of ours, never an address
     * @throws OpenIdTrouble when the provider does not answer
     */
    public Begun begin(Provider provider, String target) {
        Metadata there = directory.describe(provider.issuer());
        Round round = new Round(RandomToken.make(random), RandomToken.make(random), provider.name());
        rounds.begin(round, target, LIFE);
        Set<String> scopes = new LinkedHashSet<>(Set.of("openid"));
        scopes.addAll(provider.scopes());
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", provider.clientId());
        query.put("redirect_uri", provider.redirect().toString());
        query.put("scope", String.join(" ", scopes));
        query.put("state", round.state());
        query.put("nonce", Derived.nonce(round.browser()));
        query.put("code_challenge", Derived.challenge(round.browser()));
        query.put("code_challenge_method", "S256");
        return new Begun(with(there.authorization(), query), round.browser());
    }

    /**
     * Ends a round. Nothing is asked of the provider before the round is known to be this browser's.
     *
     * @param browser what its cookie holds; null: nothing
     * @throws OpenIdRefused when it is not to be taken
     * @throws OpenIdTrouble when the provider does not answer
     */
    public Vouched finish(Provider provider, Returned returned, @Nullable String browser) {
        String secret = browser == null ? "" : browser;
        String state = returned.state() == null ? "" : returned.state();
        String target = rounds.take(new Round(state, secret, provider.name()))
                .orElseThrow(() -> new OpenIdRefused(
                        Reason.ROUND, "Nobody began this sign-in in this browser, or it took too long: begin again."));
        if (returned.error() != null) {
            throw new OpenIdRefused(Reason.DENIED, "The provider let nobody in.");
        }
        if (returned.code() == null) {
            throw new OpenIdRefused(Reason.CODE, "The provider sent no code.");
        }
        Metadata there = directory.describe(provider.issuer());
        String issuer = provider.issuer().toString();
        boolean named = returned.issuer() != null;
        if (named ? !issuer.equals(returned.issuer()) : there.namesItself()) {
            throw new OpenIdRefused(Reason.TOKEN, "Another provider sent the code.");
        }
        CodeExchange.Tokens given = exchange.redeem(provider, there, returned.code(), Derived.verifier(secret));
        Claims claims = tokens.verify(
                given.id(), new IdTokens.Expected(issuer, there.keys(), provider.clientId(), Derived.nonce(secret)));
        return new Vouched(completed(provider, there, claims, given), target);
    }

    /** Where people sign out at the provider too (RP-Initiated Logout 1.0); empty: nowhere. */
    public Optional<URI> end(Provider provider, URI back) {
        URI end = directory.describe(provider.issuer()).endSession();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", provider.clientId());
        query.put("post_logout_redirect_uri", back.toString());
        return Optional.ofNullable(end).map(there -> with(there, query));
    }

    /** Whether the provider was asked in the last minute, and did not answer. */
    public boolean failedJustNow(Provider provider) {
        return directory.failedJustNow(provider.issuer());
    }

    /** What the ID token lacks the userinfo may have; what the token says holds. */
    private Claims completed(Provider provider, Metadata there, Claims claims, CodeExchange.Tokens given) {
        URI address = there.userinfo();
        boolean enough = provider.claims().stream().allMatch(claims::has);
        if (enough || address == null || given.access() == null) {
            return claims;
        }
        JsonObject more = exchange.userinfo(address, given.access());
        if (!claims.subject().equals(more.getString("sub", ""))) {
            throw new OpenIdRefused(Reason.TOKEN, "The provider's userinfo is about somebody else.");
        }
        return new Claims(Json.createObjectBuilder(more)
                .addAll(Json.createObjectBuilder(claims.json()))
                .build());
    }

    private static URI with(URI address, Map<String, String> query) {
        String before = address.getRawQuery() == null ? "?" : "&";
        return URI.create(address + before + ProviderCalls.encoded(query));
    }
}
