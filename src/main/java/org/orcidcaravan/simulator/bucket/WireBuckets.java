package org.orcidcaravan.simulator.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.bucket.BucketClient;
import org.orcidcaravan.sync.bucket.Condition;
import org.orcidcaravan.sync.bucket.ListedObject;
import org.orcidcaravan.sync.bucket.ListedPage;
import org.orcidcaravan.sync.bucket.NotModified;
import org.orcidcaravan.sync.bucket.ObjectAnswer;
import org.orcidcaravan.sync.bucket.ObjectBody;
import org.orcidcaravan.sync.bucket.ObjectMissing;

/** The buckets of a world that another process runs. The client stays its owner's to close. */
public final class WireBuckets implements Buckets {
    private final BucketClient client;

    public WireBuckets(BucketClient client) {
        this.client = client;
    }

    @Override
    public void put(String bucket, String key, byte[] body) {
        client.send("PUT", bucket, key, body);
    }

    @Override
    public void delete(String bucket, String key) {
        client.send("DELETE", bucket, key, new byte[0]);
    }

    @Override
    public Optional<byte[]> get(String bucket, String key) {
        ObjectAnswer answer;
        try {
            answer = client.get(bucket, key, new Condition.Any());
        } catch (ObjectMissing _) {
            return Optional.empty();
        }
        return switch (answer) {
            case ObjectBody body -> Optional.of(read(bucket, key, body));
            case NotModified _ -> throw new IllegalStateException("304 to a GET without a condition");
        };
    }

    @Override
    public List<String> keys(String bucket, String prefix) {
        List<String> keys = new ArrayList<>();
        @Nullable String last = null;
        ListedPage page;
        do {
            page = client.list(bucket, prefix, last);
            page.objects().stream().map(ListedObject::key).forEach(keys::add);
            last = keys.isEmpty() ? null : keys.getLast();
        } while (page.truncated());
        return keys;
    }

    private static byte[] read(String bucket, String key, ObjectBody body) {
        try (body;
                InputStream bytes = body.stream()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Failed to read the simulated object %s/%s: %s. Try again.".formatted(bucket, key, e.getMessage()),
                    e);
        }
    }
}
