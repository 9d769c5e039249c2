package org.orcidcaravan.simulator.bucket;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The buckets behind a server in this process. */
final class ServedBuckets implements Buckets {
    private final BlobStore store;

    ServedBuckets(BlobStore store) {
        this.store = store;
    }

    @Override
    public void put(String bucket, String key, byte[] body) {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType(key.endsWith(".xml") ? "application/xml" : "application/x-tar")
                .contentLength((long) body.length)
                .build();
        store.putBlob(request, new ByteArrayInputStream(body));
    }

    @Override
    public void delete(String bucket, String key) {
        store.removeBlob(bucket, key);
    }

    @Override
    public Optional<byte[]> get(String bucket, String key) {
        if (!store.blobExists(bucket, key)) {
            return Optional.empty();
        }
        try (InputStream body = store.getBlob(bucket, key)) {
            return Optional.of(body.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Failed to read the simulated object %s/%s: %s. Start the simulator anew."
                            .formatted(bucket, key, e.getMessage()),
                    e);
        }
    }

    @Override
    public List<String> keys(String bucket, String prefix) {
        List<String> keys = new ArrayList<>();
        @Nullable String token = null;
        do {
            ListObjectsV2Response page = store.list(ListObjectsV2Request.builder()
                    .bucket(bucket)
                    .prefix(prefix)
                    .continuationToken(token)
                    .build());
            page.contents().stream().map(S3Object::key).forEach(keys::add);
            token = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
        } while (token != null);
        return keys;
    }
}
