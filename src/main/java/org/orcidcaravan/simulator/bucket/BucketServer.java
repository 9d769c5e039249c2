package org.orcidcaravan.simulator.bucket;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/**
 * ORCID's buckets in memory, served by S3Proxy on loopback: signatures are checked, ETags are MD5, keys are sorted,
 * conditions on GET hold. Addresses are path style.
 */
public final class BucketServer implements AutoCloseable {
    private final TransientNio2BlobStore store;
    private final S3Proxy server;

    private BucketServer(TransientNio2BlobStore store, S3Proxy server) {
        this.store = store;
        this.server = server;
    }

    /**
     * Creates the buckets, empty, and opens the server.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException when the port is taken
     */
    public static BucketServer open(int port, Credentials credentials) {
        TransientNio2BlobStore store = new TransientNio2BlobStore();
        BucketLayout.all().forEach(store::createContainer);
        S3Proxy server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, credentials.accessKey(), credentials.secretKey())
                .ignoreUnknownHeaders(true)
                .build();
        BucketServer opened = new BucketServer(store, server);
        try {
            server.start();
        } catch (Exception e) {
            opened.close();
            throw new IllegalStateException(
                    "Failed to open the simulated buckets on port %d: %s. Stop what is there or choose another port."
                            .formatted(port, e.getMessage()),
                    e);
        }
        return opened;
    }

    /** {@code http://127.0.0.1:port}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** The buckets without the way over HTTP. */
    public Buckets buckets() {
        return new ServedBuckets(store);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Failed to stop the simulated buckets: " + e.getMessage() + ". End the process.", e);
        } finally {
            store.close();
        }
    }
}
