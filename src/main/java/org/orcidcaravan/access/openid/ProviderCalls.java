package org.orcidcaravan.access.openid;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls to providers: with an end to waiting and to what is read, and without following anybody elsewhere (ASVS 5.0, 15.3.2). */
@ApplicationScoped
class ProviderCalls {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 1_000_000;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What came back. */
    record Reply(int status, String body) {}

    @PreDestroy
    void close() {
        http.close();
    }

    /** An object that is there to be read. */
    JsonObject get(URI address, @Nullable String bearer) {
        Reply reply = send(address, bearer == null ? null : "Bearer " + bearer, null);
        if (reply.status() != 200) {
            throw new OpenIdTrouble("Failed to read " + address + ": it answered " + reply.status() + ".");
        }
        return json(address, reply);
    }

    Reply post(URI address, @Nullable String authorization, Map<String, String> form) {
        return send(address, authorization, encoded(form));
    }

    private Reply send(URI address, @Nullable String authorization, @Nullable String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(ANSWER).header("Accept", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            HttpResponse<String> answer = http.send(
                    request.build(),
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), MOST_BYTES));
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new OpenIdTrouble(
                    "Failed to ask " + address + ": " + e + ". See that it is up and reachable from here.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenIdTrouble("Failed to ask " + address + ": the service stops.", e);
        }
    }

    static JsonObject json(URI address, Reply reply) {
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject();
        } catch (JsonException | ClassCastException e) {
            throw new OpenIdTrouble("Failed to read " + address + ": it is no JSON object.", e);
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
