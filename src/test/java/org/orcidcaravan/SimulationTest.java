package org.orcidcaravan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.simulator.SimulatorSettings;

/** What an enabled simulator opens beside the service, and how the service learns of it. */
class SimulationTest {
    @TempDir
    Path folder;

    @Test
    void the_permissions_that_are_written_down_open_the_registry_that_the_settings_name() throws Exception {
        try (Simulation simulation = Simulation.open(new Small());
                HttpClient http = HttpClient.newHttpClient()) {
            simulation.announce(folder);
            List<String> lines = Files.readAllLines(folder.resolve("simulator.tokens.csv"));

            assertThat(lines).hasSize(61).startsWith("orcid,access_token,scope");
            List<Integer> answers = new ArrayList<>();
            for (String line : lines.subList(1, 61)) {
                answers.add(get(http, simulation, line.split(",", -1)));
            }
            // The rare states are those of the buckets: one merged, one deactivated, one unclaimed, ...
            assertThat(answers).filteredOn(status -> status == 200).hasSize(55);
            assertThat(answers).filteredOn(status -> status == 301).hasSize(1);
            assertThat(answers).filteredOn(status -> status == 409).hasSize(4);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_client_of_the_settings_is_known_at_the_token_endpoint() throws Exception {
        try (Simulation simulation = Simulation.open(new Small());
                HttpClient http = HttpClient.newHttpClient()) {
            String form = "grant_type=client_credentials&scope=%2Fread-public&client_id="
                    + simulation.settings().get("caravan.orcid.client-id") + "&client_secret="
                    + simulation.settings().get("caravan.orcid.client-secret");
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(simulation.settings().get("caravan.orcid.auth-url") + "/oauth/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build();

            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void mails_go_to_its_own_mailbox() throws Exception {
        try (Simulation simulation = Simulation.open(new Small())) {
            assertThat(simulation.settings())
                    .containsEntry("caravan.mail.host", "127.0.0.1")
                    .containsEntry("caravan.campaigns.any-hour", "true")
                    .containsKey("caravan.mail.port");
        }
    }

    @Test
    void a_token_stays_good_over_a_restart() throws Exception {
        String first = permissions();

        assertThat(permissions()).isEqualTo(first);
    }

    private String permissions() throws Exception {
        try (Simulation simulation = Simulation.open(new Small())) {
            simulation.announce(folder);
            return Files.readString(folder.resolve("simulator.tokens.csv"));
        }
    }

    private static int get(HttpClient http, Simulation simulation, String[] permission) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        simulation.settings().get("caravan.orcid.api-url") + "/v3.0/" + permission[0] + "/works"))
                .header("Authorization", "Bearer " + permission[1])
                .header("Accept", "application/vnd.orcid+xml")
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    /** Sixty records, which are enough for every state, and time that stands still. */
    private record Small() implements SimulatorSettings {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public int registryPort() {
            return 0;
        }

        @Override
        public int mailboxPort() {
            return 0;
        }

        @Override
        public int records() {
            return 60;
        }

        @Override
        public Duration mutateEvery() {
            return Duration.ZERO;
        }
    }
}
