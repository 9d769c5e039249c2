package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.orcidcaravan.sync.S3Settings;
import org.orcidcaravan.sync.bucket.BucketClient;
import org.orcidcaravan.sync.bucket.Patience;
import org.orcidcaravan.sync.bucket.S3Address;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFileSupplier;

/** Makes the clients of the buckets, with credentials from where AWS's own tools look for them. */
@ApplicationScoped
class BucketAccess {
    @Produces
    @Singleton
    BucketClient client(S3Settings settings, InstantSource clock) {
        return client(settings, settings.attemptTimeout(), clock);
    }

    void close(@Disposes BucketClient client) {
        client.close();
    }

    static BucketClient client(S3Settings settings, Duration attempt, InstantSource clock) {
        return new BucketClient(
                S3Address.of(settings.endpoint().orElse(null), settings.region()),
                // A supplier, because without one the SDK reads a file of credentials once (faults.md row 7).
                DefaultCredentialsProvider.builder()
                        .profileFile(ProfileFileSupplier.defaultSupplier())
                        .build(),
                new Patience(settings.connectTimeout(), settings.idleTimeout(), attempt),
                clock);
    }
}
