package org.orcidcaravan.simulator.registry;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.simulator.registry.record.Inspection;
import org.orcidcaravan.simulator.registry.xml.Element;

/** A member's system as plain as can be: one connection pool, no retries, XML in and out. */
final class Member implements AutoCloseable {
    static final String XML = "application/vnd.orcid+xml";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI registry;
    private final OrcidId orcid;
    private final String token;

    Member(Registry registry, OrcidId orcid, String token) {
        this(registry.uri(), orcid, token);
    }

    private Member(URI registry, OrcidId orcid, String token) {
        this.registry = registry;
        this.orcid = orcid;
        this.token = token;
    }

    Reply get(String path) {
        return call("GET", path, "");
    }

    Reply post(String path, String body) {
        return call("POST", path, body);
    }

    Reply put(String path, String body) {
        return call("PUT", path, body);
    }

    Reply delete(String path) {
        return call("DELETE", path, "");
    }

    Reply call(String method, String path, String body) {
        return send(request("/v3.0/" + orcid + "/" + path)
                .header("Authorization", "Bearer " + token)
                .header("Accept", XML)
                .header("Content-Type", XML)
                .method(method, publisher(body))
                .build());
    }

    Reply form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(registry.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    /** @throws Lost when no whole answer came */
    Reply send(HttpRequest request) {
        try {
            return new Reply(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new Lost(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static BodyPublisher publisher(String body) {
        return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    /** No answer, or half of one. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost(IOException cause) {
            super(cause);
        }
    }

    record Reply(HttpResponse<String> answer) {
        int status() {
            return answer.statusCode();
        }

        String body() {
            return answer.body();
        }

        String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        Element xml() {
            return Inspection.element(body());
        }

        /** Status and error-code: {@code 409/9021}. */
        String error() {
            return status() + "/" + xml().text("error-code");
        }

        String message() {
            return xml().text("developer-message");
        }

        /** At the end of the Location. */
        long putCode() {
            String location = header("Location");
            return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
        }
    }
}
