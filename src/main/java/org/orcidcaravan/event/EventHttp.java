package org.orcidcaravan.event;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The sink {@code http}: what a request says about itself, and what its answer means. */
@Named("eventHttp")
@Unremovable
@Singleton
public class EventHttp {
    /** The event is at fault, not the address, the permission or the time. */
    private static final Set<Integer> REFUSALS = Set.of(400, 409, 413, 422);

    private static final String ENCODED = "whsec_";
    private static final int SUCCESS = 200;
    private static final int REDIRECT = 300;

    private final EventSettings.HttpSettings settings;
    private final InstantSource clock;

    public EventHttp(EventSettings settings, InstantSource clock) {
        this.settings = settings.http();
        this.clock = clock;
    }

    /** The time of the request in seconds since 1970, which is part of what is signed. */
    public long timestamp() {
        return clock.instant().getEpochSecond();
    }

    /**
     * HMAC-SHA256 over number, time and body, as Standard Webhooks lays it down ({@code v1,} and Base64).
     *
     * @return null when no secret is set
     * @throws SinkTrouble when the secret's file cannot be read: nothing goes out unsigned
     */
    public @Nullable String signature(Noted event, long timestamp) {
        Optional<String> file = settings.secretFile().filter(name -> !name.isBlank());
        if (file.isEmpty()) {
            return null;
        }
        try {
            String secret = Files.readString(Path.of(file.get())).strip();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            byte[] sum = mac.doFinal(
                    (event.number() + "." + timestamp + "." + event.json()).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(sum);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new SinkTrouble(
                    "Failed to sign with the secret in " + file.get() + " (caravan.events.http.secret-file)", e);
        }
    }

    private static byte[] key(String secret) {
        return secret.startsWith(ENCODED)
                ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the answer to the next event of a consignment: 2xx is taken.
     *
     * @throws EventRefused when this event is at fault (400, 409, 413, 422)
     * @throws SinkTrouble by any other answer, a redirect included: it is not followed
     */
    public void answered(Consignment consignment, int status, @Nullable String retryAfter) {
        if (status >= SUCCESS && status < REDIRECT) {
            consignment.took();
            return;
        }
        String said = "The receiver answered " + status;
        if (REFUSALS.contains(status)) {
            throw new EventRefused(said);
        }
        throw new SinkTrouble(said, seconds(retryAfter));
    }

    private static @Nullable Duration seconds(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : null;
    }
}
