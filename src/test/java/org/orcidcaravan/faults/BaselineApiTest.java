package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The baseline over HTTP (issue 5, item 7). */
@QuarkusTest
class BaselineApiTest extends ApiTest {
    private JsonNode baseline() throws Exception {
        return api.get("/api/v1/adoption").json().path("baseline");
    }

    @Test
    void the_newest_figure_comes_with_adoption_once_there_is_one() throws Exception {
        rows.change("delete from adoption_baseline");
        assertThat(baseline().isNull()).isTrue();
        rows.change("insert into adoption_baseline values ('2026-10-01', 10, 3, 0), ('2026-11-01', 12, 4, 1)");

        JsonNode newest = baseline();

        assertThat(newest.path("day").asText()).isEqualTo("2026-11-01");
        assertThat(newest.path("records").asLong()).isEqualTo(12);
        assertThat(newest.path("ours").asLong()).isEqualTo(4);
        assertThat(newest.path("unreadable").asLong()).isOne();
        rows.change("delete from adoption_baseline");
    }
}
