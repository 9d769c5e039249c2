import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the stand-in for objects until Java has compiled it: whoever comes first must not pay for that. */
final class Warming {
    private static final int ASKING = 16;

    private Warming() {}

    static void of(URI server, int objects, int requests) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(requests);
        Thread[] asking = new Thread[ASKING];
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < ASKING; i++) {
                asking[i] = Thread.startVirtualThread(() -> {
                    for (int next = left.getAndDecrement(); next > 0; next = left.getAndDecrement()) {
                        get(client, server.resolve("/v3.0-summaries/" + Summaries.key(next % objects)));
                    }
                });
            }
            for (Thread one : asking) {
                one.join();
            }
        }
    }

    private static void get(HttpClient client, URI object) {
        try {
            HttpResponse<Void> answer =
                    client.send(HttpRequest.newBuilder(object).build(), HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(object + " answered " + answer.statusCode() + ".");
            }
        } catch (IOException e) {
            throw new IllegalStateException("Failed to warm the stand-in with " + object + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
