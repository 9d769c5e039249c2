package org.orcidcaravan.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.simulator.registry.Samples.work;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.Member.Reply;
import org.orcidcaravan.simulator.registry.record.RecordState;

/** Records that cannot be written, and clients that may not write. */
class StatesTest {
    private final OpenRegistry open = new OpenRegistry();
    private final Registry registry = open.registry();
    private final Member ann = open.ann();

    @AfterEach
    void close() {
        open.close();
    }

    static Stream<Arguments> closed() {
        return Stream.of(
                Arguments.of(new RecordState.Locked(), "409/9018"),
                Arguments.of(new RecordState.Deactivated(), "409/9044"),
                Arguments.of(new RecordState.Unclaimed(), "409/9036"));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void a_closed_record_is_neither_read_nor_written_until_it_opens_again(RecordState state, String error) {
        registry.setRecordState(Samples.ANN, state);

        assertThat(ann.post("work", work("10.5555/1")).error()).isEqualTo(error);
        assertThat(ann.get("works").error()).isEqualTo(error);
        assertThat(registry.items(Samples.ANN, Section.WORK)).isEmpty();
        registry.setRecordState(Samples.ANN, new RecordState.Active());
        assertThat(ann.post("work", work("10.5555/1")).status()).isEqualTo(201);
    }

    @Test
    void a_merged_record_names_the_primary_one() {
        registry.setRecordState(Samples.ANN, new RecordState.Merged(Samples.BOB));

        Reply read = ann.get("works");
        Reply written = ann.post("work", work("10.5555/1"));

        assertThat(read.error()).isEqualTo("301/9007");
        assertThat(written.error()).isEqualTo("409/9007");
        assertThat(written.header("Location")).isEqualTo(registry.uri() + "/v3.0/" + Samples.BOB + "/work");
        assertThat(written.message())
                .contains("Please refer to account: https://orcid.org/" + Samples.BOB)
                .contains("ORCID https://orcid.org/" + Samples.ANN);
    }

    @Test
    void a_deactivated_client_is_told_at_each_call() {
        registry.deactivateClient();
        assertThat(ann.post("work", work("10.5555/1")).error()).isEqualTo("409/9057");
        assertThat(ann.get("works").error()).isEqualTo("409/9057");
        registry.activateClient();
        assertThat(ann.get("works").status()).isEqualTo(200);
    }

    @Test
    void a_record_that_is_not_there_is_not_found() {
        try (Member reader = new Member(registry, new OrcidId(900_000_000_009L), readPublic())) {
            assertThat(reader.get("works").error()).isEqualTo("404/9011");
        }
    }

    /** A token about no record in particular. */
    private String readPublic() {
        String answer = ann.form(
                        "/oauth/token",
                        Map.of(
                                "client_id",
                                Client.SYNTHETIC.id(),
                                "client_secret",
                                Client.SYNTHETIC.secret(),
                                "grant_type",
                                "client_credentials",
                                "scope",
                                "/read-public"))
                .body();
        return answer.replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }
}
