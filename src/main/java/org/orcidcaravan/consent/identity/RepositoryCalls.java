package org.orcidcaravan.consent.identity;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.event.EventRefused;
import org.orcidcaravan.event.SinkTrouble;

/** Requests to the repository that an operator has named; no redirect is followed, and no answer is longer than it may be. */
@Singleton
class RepositoryCalls {
    private static final int LONGEST = 4 << 20;
    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int TOO_MANY = 429;

    private final HttpClient http;
    private final Duration patience;

    RepositoryCalls(IdentitySettings settings) {
        this.http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofMillis(settings.connectTimeout()))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.patience = Duration.ofMillis(settings.answerTimeout());
    }

    /** An answer. */
    record Reply(int status, java.net.http.HttpHeaders headers, String body) {
        boolean isGood() {
            return status >= OK && status < REDIRECT;
        }
    }

    /** @throws SinkTrouble when there is no answer */
    Reply ask(String method, URI address, Map<String, String> headers, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                byte[] bytes = in.readNBytes(LONGEST);
                return new Reply(answer.statusCode(), answer.headers(), new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new SinkTrouble(
                    "Failed to reach " + address.getHost() + ": " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SinkTrouble("Interrupted while " + address.getHost() + " was asked", e);
        }
    }

    /**
     * What an answer means that is not the one hoped for.
     *
     * @throws EventRefused when this event is at fault
     * @throws SinkTrouble otherwise: it is offered again
     */
    static RuntimeException unfit(String what, Reply reply) {
        String said = what + " answered " + reply.status();
        return switch (reply.status()) {
            case 400, 404, 409, 410, 413, 422 -> new EventRefused(said);
            case TOO_MANY -> new SinkTrouble(said, retryAfter(reply));
            case 401, 403 -> new SinkTrouble(said + ": see that the account is right and may do this", (Duration) null);
            default -> new SinkTrouble(said, retryAfter(reply));
        };
    }

    private static @Nullable Duration retryAfter(Reply reply) {
        return reply.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    /** What an operator keeps in a file. @throws SinkTrouble when it is not there */
    static String secret(Optional<String> file, String key) {
        if (file.isEmpty()) {
            throw new SinkTrouble(key + " is not set", (Duration) null);
        }
        try {
            return Files.readString(Path.of(file.get())).strip();
        } catch (IOException e) {
            throw new SinkTrouble("Failed to read " + file.get() + " (" + key + ")", e);
        }
    }

    /** @throws SinkTrouble when it is not set */
    static String needed(Optional<String> value, String key) {
        return value.orElseThrow(() -> new SinkTrouble(key + " is not set", (Duration) null));
    }
}
