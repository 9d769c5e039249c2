package org.orcidcaravan.source.fetch;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.answer.RetryAfter;

/**
 * Gets a page: all of it, or an exception. Redirects are followed within the same host only, because whoever runs a
 * repository must not be able to send this service, or its token, elsewhere.
 */
@ApplicationScoped
public class PageFetch {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_REDIRECTS = 5;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final RetryAfter retryAfter;

    public PageFetch(InstantSource clock) {
        this.retryAfter = new RetryAfter(clock);
    }

    @PreDestroy
    public void close() {
        http.shutdownNow();
    }

    /**
     * Gets a page.
     *
     * @throws RepositoryBusy when the server asks to come back later
     * @throws RepositoryTrouble when it cannot be reached, fails, or breaks off or drips
     * @throws RepositoryRefusal when it answers something that another try would not change
     */
    public Fetched get(PageRequest request) {
        PageRequest at = request;
        for (int followed = 0; followed <= MOST_REDIRECTS; followed++) {
            HttpResponse<byte[]> answer = send(at);
            int status = answer.statusCode();
            if (status == 200) {
                return new Fetched(at.address(), type(answer.headers()), date(answer.headers()), answer.body());
            }
            if (status < 300 || status > 399) {
                throw refused(at, answer);
            }
            at = at.at(target(at, answer.headers()));
        }
        throw new RepositoryRefusal("Failed to read " + request + ": it redirects in a circle. Correct its address.");
    }

    private HttpResponse<byte[]> send(PageRequest request) {
        HttpRequest.Builder http11 = HttpRequest.newBuilder(request.address())
                .version(HttpClient.Version.HTTP_1_1)
                .header("Accept", request.accept())
                .header("User-Agent", "Caravan (harvester)");
        if (request.bearer() != null) {
            http11.header("Authorization", "Bearer " + request.bearer());
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(http11.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), request.maxBytes()));
        try {
            return answer.get(request.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new RepositoryTrouble(
                    "Failed to read " + request + ": no whole answer within " + request.patience()
                            + ". See that it is well, or give it longer.",
                    e);
        } catch (ExecutionException e) {
            throw broken(request, e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RepositoryTrouble("Failed to read " + request + ": the service stops.", e);
        }
    }

    /** The library says in words alone that an answer was longer than it was told to take. */
    private static RuntimeException broken(PageRequest request, IOException e) {
        String reason = String.valueOf(e.getMessage());
        if (reason.contains("exceeds capacity")) {
            return new RepositoryRefusal(
                    "Failed to read " + request + ": its answer is longer than " + request.maxBytes()
                            + " bytes. Have it answer with smaller pages, or allow longer ones.",
                    e);
        }
        String shown = e.getMessage() == null ? e.getClass().getSimpleName() : reason;
        return new RepositoryTrouble(
                "Failed to read " + request + ": " + shown + ". See that it is up and reachable from here.", e);
    }

    private RuntimeException refused(PageRequest request, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        @Nullable
        Duration wait =
                retryAfter.read(answer.headers().firstValue("Retry-After").orElse(null));
        if (status == 429 || status == 503) {
            return new RepositoryBusy(
                    "Failed to read " + request + ": it answers " + status + " and asks to come back "
                            + (wait == null ? "later." : "in " + wait.toSeconds() + " s."),
                    wait);
        }
        if (status == 401 || status == 403) {
            return new RepositoryRefusal("Failed to read " + request + ": it answers " + status
                    + ". Give this service's address or its token the right to read.");
        }
        return status >= 500 || status == 408
                ? new RepositoryTrouble(
                        "Failed to read " + request + ": it answers " + status + ". See that it is well.")
                : new RepositoryRefusal(
                        "Failed to read " + request + ": it answers " + status + ". Correct its address.");
    }

    private static URI target(PageRequest from, HttpHeaders headers) {
        String location = headers.firstValue("Location").orElse("");
        URI target;
        try {
            target = from.address().resolve(location);
        } catch (IllegalArgumentException e) {
            throw new RepositoryRefusal("Failed to read " + from + ": it redirects to what is no address.", e);
        }
        boolean upgraded = "http".equals(from.address().getScheme()) && "https".equals(target.getScheme());
        boolean same = from.address().getScheme().equals(target.getScheme())
                && from.address().getPort() == target.getPort();
        if (location.isEmpty()
                || !from.address().getHost().equalsIgnoreCase(String.valueOf(target.getHost()))
                || !(same || upgraded)) {
            throw new RepositoryRefusal("Failed to read " + from + ": it redirects to " + target.getScheme() + "://"
                    + target.getAuthority() + ". If that is right, set it as the source's address.");
        }
        return target;
    }

    private static String type(HttpHeaders headers) {
        return headers.firstValue("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static @Nullable Instant date(HttpHeaders headers) {
        try {
            return headers.firstValue("Date")
                    .map(text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from))
                    .orElse(null);
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }
}
