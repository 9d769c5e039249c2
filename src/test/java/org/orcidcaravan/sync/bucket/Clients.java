package org.orcidcaravan.sync.bucket;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Clients as the tests need them: a fixed clock, credentials that are recognised where they must not appear. */
final class Clients {

    static final String SECRET = "canary-secret-never-to-be-shown";
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T09:00:00Z"));
    static final Patience SHORT = new Patience(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(900));
    static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIACANARY", SECRET));

    private Clients() {}

    static BucketClient of(RudeServer server) {
        return new BucketClient(server.address(), CREDENTIALS, Patience.DEFAULT, CLOCK);
    }

    static BucketClient impatient(RudeServer server) {
        return new BucketClient(server.address(), CREDENTIALS, SHORT, CLOCK);
    }

    /** Gets bucket {@code b}, key {@code k}, whole. */
    static byte[] read(BucketClient client) {
        try (ObjectBody body = (ObjectBody) client.get("b", "k", Condition.ANY)) {
            return body.stream().readAllBytes();
        } catch (IOException e) {
            throw new AssertionError("The stream throws BucketException only", e);
        }
    }
}
