package org.orcidcaravan.access.openid;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * What providers say of themselves: their addresses and their keys. Both are asked for when somebody signs in, never at the
 * start, so the service starts without them; and what is known is used on when a provider does not answer.
 */
@ApplicationScoped
class ProviderDirectory {
    private static final Duration KEPT = Duration.ofHours(1);
    /** Somebody may send tokens with keys that there never were. */
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private static final Duration RECENT = Duration.ofMinutes(1);

    private final ProviderCalls calls;
    private final InstantSource time;
    private final Map<URI, Kept<Metadata>> descriptions = new ConcurrentHashMap<>();
    private final Map<URI, Kept<List<JsonWebKey>>> keys = new ConcurrentHashMap<>();
    private final Map<URI, Instant> failures = new ConcurrentHashMap<>();

    ProviderDirectory(ProviderCalls calls, InstantSource time) {
        this.calls = calls;
        this.time = time;
    }

    private record Kept<T>(T value, Instant at) {}

    /** How this issuer describes itself. */
    Metadata describe(URI issuer) {
        URI trusted = Metadata.encrypted(issuer.toString());
        URI address = URI.create(trusted.toString().replaceFirst("/$", "") + "/.well-known/openid-configuration");
        try {
            Metadata read = look(descriptions, issuer, KEPT, () -> Metadata.of(issuer, calls.get(address, null)));
            failures.remove(issuer);
            return read;
        } catch (OpenIdTrouble e) {
            failures.put(issuer, time.instant());
            throw e;
        }
    }

    /** Whether it was asked in the last minute, and did not answer. */
    boolean failedJustNow(URI issuer) {
        Instant failed = failures.get(issuer);
        return failed != null && time.instant().isBefore(failed.plus(RECENT));
    }

    /** The keys at this address; they are changed about once an hour at most. */
    List<JsonWebKey> keys(URI address) {
        return look(keys, address, KEPT, () -> read(address));
    }

    /** The same, because a token was signed with none of those. */
    List<JsonWebKey> newKeys(URI address) {
        return look(keys, address, BETWEEN, () -> read(address));
    }

    private List<JsonWebKey> read(URI address) {
        Metadata.encrypted(address.toString());
        try {
            return List.copyOf(new JsonWebKeySet(calls.get(address, null).toString()).getJsonWebKeys());
        } catch (JoseException | ClassCastException e) {
            throw new OpenIdTrouble("Failed to read the keys at " + address + ": " + e.getMessage(), e);
        }
    }

    private <T> T look(Map<URI, Kept<T>> known, URI address, Duration age, Supplier<T> ask) {
        @Nullable Kept<T> kept = known.get(address);
        Instant now = time.instant();
        if (kept != null && now.isBefore(kept.at().plus(age))) {
            return kept.value();
        }
        try {
            T fresh = ask.get();
            known.put(address, new Kept<>(fresh, now));
            return fresh;
        } catch (OpenIdTrouble e) {
            if (kept == null) {
                throw e;
            }
            return kept.value();
        }
    }
}
