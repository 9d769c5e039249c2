package org.orcidcaravan.consent.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientSecretTest {
    @TempDir
    Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Path file;
    private Client client;

    @BeforeEach
    void a_secret_in_a_file() throws Exception {
        file = folder.resolve("secret");
        Files.writeString(file, "first-secret\n");
        client = client(file.toString());
    }

    private Client client(String secretFile) {
        RegistrySettings settings = new SmallRyeConfigBuilder()
                .withMapping(RegistrySettings.class)
                .withDefaultValue("caravan.orcid.auth-url", "https://sandbox.orcid.org")
                .withDefaultValue("caravan.orcid.client-id", "APP-0000000000000001")
                .withDefaultValue("caravan.orcid.client-secret", "from-the-settings")
                .withDefaultValue("caravan.orcid.client-secret-file", secretFile)
                .build()
                .getConfigMapping(RegistrySettings.class);
        return new Client(settings, new ClientSecret(settings, metrics));
    }

    private String sent() {
        return String.valueOf(
                client.exchange("a-code", "https://example.org/orcid").form());
    }

    @Test
    void row_62_a_new_client_secret_counts_without_a_restart() throws Exception {
        assertThat(sent()).contains("first-secret");

        Files.writeString(file, "second-secret");
        assertThat(sent()).contains("second-secret").doesNotContain("first-secret");
    }

    @Test
    void row_62_a_secret_that_cannot_be_read_leaves_the_one_before_and_is_counted() throws Exception {
        assertThat(sent()).contains("first-secret");
        Files.writeString(file, " \n");
        assertThat(sent()).contains("first-secret");
        Files.delete(file);
        assertThat(sent()).contains("first-secret");

        assertThat(metrics.counter("caravan.consent.secret.failures").count()).isEqualTo(2);
        Files.writeString(file, "third-secret");
        assertThat(sent()).contains("third-secret");
    }

    @Test
    void without_a_file_the_setting_counts() {
        client = client("");

        assertThat(sent()).contains("from-the-settings");
        assertThat(client.known()).isTrue();
    }
}
