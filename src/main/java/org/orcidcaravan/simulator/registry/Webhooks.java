package org.orcidcaravan.simulator.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.orcidcaravan.orcid.OrcidId;

/**
 * Who is called when a record changes, and the calls: a POST without a body, some changes at once; one that is not answered
 * with 2xx comes again, later each time, and after the 25th never (orcid-api.md 3.6). ORCID's minutes are fractions of a
 * second here.
 */
final class Webhooks implements AutoCloseable {
    private static final int MOST_FAILURES = 25;
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("simulated-webhooks-", 0).factory());
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<Key, Hook> hooks = new ConcurrentHashMap<>();
    private final Map<OrcidId, Instant> changes = new ConcurrentHashMap<>();
    private volatile Duration pace = Duration.ofMillis(300);

    Webhooks(InstantSource clock) {
        this.clock = clock;
    }

    /** How ORCID tells them apart: not by client. */
    private record Key(OrcidId orcid, String url) {}

    /** What becomes of one. */
    private static final class Hook {
        private final Client client;
        private final AtomicBoolean pending = new AtomicBoolean();
        private final AtomicInteger failures = new AtomicInteger();

        Hook(Client client) {
            this.client = client;
        }
    }

    /** What came of an attempt to change one. */
    enum Outcome {
        NEW,
        THERE,
        GONE,
        MISSING,
        FOREIGN
    }

    /** How long passes between a change and its call, and how much longer before each that follows a failed one. */
    void pace(Duration other) {
        pace = other;
    }

    Outcome register(OrcidId orcid, String url, Client client) {
        return hooks.putIfAbsent(new Key(orcid, url), new Hook(client)) == null ? Outcome.NEW : Outcome.THERE;
    }

    Outcome remove(OrcidId orcid, String url, Client client) {
        Hook hook = hooks.get(new Key(orcid, url));
        if (hook == null) {
            return Outcome.MISSING;
        }
        if (!hook.client.equals(client)) {
            return Outcome.FOREIGN;
        }
        hooks.remove(new Key(orcid, url));
        return Outcome.GONE;
    }

    int of(OrcidId orcid) {
        return Math.toIntExact(
                hooks.keySet().stream().filter(key -> key.orcid().equals(orcid)).count());
    }

    /** When the record was changed last. */
    Instant lastChange(OrcidId orcid) {
        return changes.getOrDefault(orcid, Instant.EPOCH);
    }

    /** A record was changed. */
    void changed(OrcidId orcid) {
        changes.put(orcid, clock.instant());
        hooks.forEach((key, hook) -> {
            if (key.orcid().equals(orcid)) {
                plan(key, hook, pace);
            }
        });
    }

    private void plan(Key key, Hook hook, Duration in) {
        if (hook.failures.get() < MOST_FAILURES && !timer.isShutdown() && hook.pending.compareAndSet(false, true)) {
            var _ = timer.schedule(() -> call(key, hook), in.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void call(Key key, Hook hook) {
        hook.pending.set(false);
        if (hooks.get(key) != hook) {
            return;
        }
        if (answered(key.url())) {
            hook.failures.set(0);
        } else {
            plan(key, hook, pace.multipliedBy(hook.failures.incrementAndGet()));
        }
    }

    private boolean answered(String url) {
        try {
            int status = http.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(Duration.ofSeconds(20))
                                    .POST(BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            return status >= OK && status < REDIRECT;
        } catch (IOException | IllegalArgumentException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.shutdownNow();
    }
}
