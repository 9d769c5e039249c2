package org.orcidcaravan.sync.pass;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.orcidcaravan.Waiting.await;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.simulator.bucket.BucketServer;
import org.orcidcaravan.simulator.bucket.Credentials;
import org.orcidcaravan.sync.S3Settings;
import org.orcidcaravan.sync.bucket.BucketClient;
import org.orcidcaravan.sync.bucket.CredentialsRejected;

/** A secret that was wrong, or that expired, is read anew as soon as its file is replaced: row 7. */
class ReplacedCredentialsTest {
    private static final String FILE = "aws.sharedCredentialsFile";

    @TempDir
    Path folder;

    private final Map<String, String> before = new HashMap<>();
    private Path file = Path.of("");

    @BeforeEach
    void credentials_in_a_file() {
        file = folder.resolve("credentials");
        for (String key : new String[] {"aws.accessKeyId", "aws.secretAccessKey", FILE}) {
            String value = System.getProperty(key);
            if (value != null) {
                before.put(key, value);
            }
            System.clearProperty(key);
        }
        System.setProperty(FILE, file.toString());
    }

    @AfterEach
    void as_it_was() {
        System.clearProperty(FILE);
        before.forEach(System::setProperty);
    }

    private void write(String secret) throws IOException {
        Files.writeString(
                file,
                "[default]\naws_access_key_id = " + Credentials.SYNTHETIC.accessKey() + "\naws_secret_access_key = "
                        + secret + "\n");
    }

    @Test
    void row_7_a_replaced_secret_is_used_by_the_client_that_was_refused() throws Exception {
        write("of last year");
        try (BucketServer server = BucketServer.open(0, Credentials.SYNTHETIC);
                BucketClient client =
                        BucketAccess.client(settings(server), Duration.ofSeconds(10), InstantSource.system())) {
            server.buckets().put("v3.0-summaries", "000/x", "here".getBytes(UTF_8));
            assertThatExceptionOfType(CredentialsRejected.class)
                    .isThrownBy(() -> client.list("v3.0-summaries", "", null))
                    .withMessageContaining("AWS_SECRET_ACCESS_KEY");

            write(Credentials.SYNTHETIC.secretKey());

            // The SDK looks at the file about once a second.
            await().atMost(Duration.ofSeconds(20))
                    .ignoreException(CredentialsRejected.class)
                    .untilAsserted(() -> assertThat(
                                    client.list("v3.0-summaries", "", null).objects())
                            .hasSize(1));
        }
    }

    private static S3Settings settings(BucketServer server) {
        return new SmallRyeConfigBuilder()
                .withMapping(S3Settings.class)
                .withDefaultValues(
                        Map.of("caravan.s3.endpoint", server.endpoint().toString()))
                .build()
                .getConfigMapping(S3Settings.class);
    }
}
