package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.cli.Commands;
import picocli.CommandLine;

/** The measure of success on the command line (issue 5, item 7). */
@QuarkusTest
class StatsCommandTest extends PortalTest {
    @Inject
    CommandLine.IFactory factory;

    private String unit = "";

    private record Ran(int status, String out, String err) {}

    private Ran run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Commands.line(factory)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Ran(status, out.toString(), err.toString());
    }

    /** Three of a unit of the test's own: one with a permission, one invited, one known. */
    @BeforeEach
    void a_unit() {
        unit = "Unit of " + person;
        rows.change("delete from adoption_baseline");
        long invited = newPerson();
        rows.change("insert into consent_event (person, kind) values (?, 'invited')", invited);
        rows.change("update person set unit = ? where id in (?, ?, ?)", unit, person, invited, newPerson());
        rows.change(
                "insert into adoption (day, unit, known, invited, opened, connected, writable, sent)"
                        + " values (current_date - 40, ?, 2, 0, 0, 0, 0, 0)",
                unit);
    }

    @Test
    void today_is_counted_anew_and_shown_as_a_sentence() {
        Ran ran = run("stats", "--unit", unit);

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out().lines())
                .singleElement()
                .asString()
                .matches(
                        "\\d{4}-\\d\\d-\\d\\d: 3 known, 1 invited, 0 opened, 1 connected, 1 let us write, 0 with a work sent");
        assertThat(run("stats").out()).as("everybody").hasLineCount(1).doesNotContain(": 3 known");
    }

    @Test
    void scripts_get_every_day_as_json() throws Exception {
        JsonNode days = ApiClient.JSON.readTree(
                run("stats", "--unit", unit, "--since", "2020-01-01", "--json").out());

        assertThat(days).hasSize(2);
        assertThat(days.at("/0/known").intValue()).isEqualTo(2);
        assertThat(days.at("/1/known").intValue()).isEqualTo(3);
        assertThat(days.at("/1/writable").intValue()).isOne();
        assertThat(days.at("/1/day").asText()).isGreaterThan(days.at("/0/day").asText());
    }

    @Test
    void a_unit_that_nobody_is_of_and_a_day_that_is_none_are_told() {
        assertThat(run("stats", "--unit", "No such unit of " + person).out()).contains("Nobody is known yet");
        assertThat(run("stats", "--unit", "No such unit of " + person, "--json")
                        .out()
                        .strip())
                .isEqualTo("[]");
        assertThat(run("stats", "--since", "yesterday").status()).isEqualTo(2);
    }
}
