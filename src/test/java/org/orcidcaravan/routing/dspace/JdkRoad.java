package org.orcidcaravan.routing.dspace;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.TransportFailure;
import org.orcidcaravan.push.call.Answered;

/** To a registry without routes and without a pace: an answer as it comes. */
final class JdkRoad implements OrcidRoad, AutoCloseable {
    static final String XML = "application/vnd.orcid+xml";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI registry;

    JdkRoad(URI registry) {
        this.registry = registry;
    }

    @Override
    public Answered send(DspaceCall call) {
        BodyPublisher body =
                call.document() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.document());
        HttpRequest request = HttpRequest.newBuilder(registry.resolve(call.path()))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", call.bearer())
                .header("Accept", XML)
                .header("Content-Type", XML)
                .method(call.verb(), body)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return new Answered.Answer(new ApiAnswer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(null),
                    answer.headers().firstValue("Location").orElse(null),
                    answer.headers().firstValue("Retry-After").orElse(null),
                    answer.body()));
        } catch (ConnectException e) {
            return new Answered.Silence(TransportFailure.NOT_CONNECTED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Answered.Silence(TransportFailure.NO_ANSWER, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
