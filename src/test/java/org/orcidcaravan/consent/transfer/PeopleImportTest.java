package org.orcidcaravan.consent.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.consent.OrcidTaken;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.transfer.ImportReport.Problem;
import org.orcidcaravan.orcid.OrcidId;

/** The form of people.csv: design 4.9. */
class PeopleImportTest extends TransferTest {
    private static final String HEADER = "person_id,given_name,family_name,email,unit,groups,orcid";

    @Test
    void a_person_is_taken_in_and_the_same_file_twice_changes_nothing() {
        String[] lines = {
            HEADER + ",Office", "4711,Ada,\"Byte, Dr\",ada@example.org,Maths,a; b ;a,https://orcid.org/" + ADA + ",3.14"
        };

        ImportReport first = people(lines);

        assertCounts(first, 1, 0, 0);
        assertThat(first.complete()).isTrue();
        assertThat(first.warnings())
                .containsExactly(new Problem(1, "the column office is not known; it is kept as it is"));
        assertThat(people.find("4711")).hasValueSatisfying(person -> {
            assertThat(person.givenName()).isEqualTo("Ada");
            assertThat(person.familyName()).isEqualTo("Byte, Dr");
            assertThat(person.email()).isEqualTo("ada@example.org");
            assertThat(person.unit()).isEqualTo("Maths");
            assertThat(person.groups()).containsExactly("a", "b");
            assertThat(person.orcid()).isEqualTo(ADA);
            assertThat(person.orcidAuthenticatedAt()).isNull();
            assertThat(person.raw()).containsEntry("office", "3.14");
        });
        ImportReport second = people(lines);
        assertCounts(second, 0, 0, 1);
        assertThat(second.changedNothing()).isTrue();
    }

    @Test
    void a_byte_order_mark_and_another_order_of_columns_do_no_harm() {
        assertCounts(people("\uFEFFORCID, Person_ID", ADA + ",4711"), 1, 0, 0);

        assertThat(people.find(ADA)).map(Person::personId).contains("4711");
    }

    @Test
    void a_bad_row_is_reported_with_its_line_and_the_others_go_on() {
        ImportReport report = people(
                HEADER,
                "1,\"two",
                "lines\",,,,,",
                ",nobody,,,,,",
                "2,,,,,,0000-0002-1825-0098",
                "3,too few",
                "",
                "4,\u0007bell,,,,,",
                "5,,,,,," + ADA,
                "6,,,,,," + ADA,
                "7,last,,,,,not an iD");

        assertCounts(report, 2, 0, 0);
        assertThat(report.complete()).isFalse();
        assertThat(report.bad()).extracting(Problem::line).containsExactly(4L, 5L, 6L, 8L, 10L, 11L);
        assertThat(report.bad().get(0).reason()).isEqualTo("person_id is empty");
        assertThat(report.bad().get(1).reason()).contains("orcid is not an ORCID iD", "check digit");
        assertThat(report.bad().get(2).reason()).isEqualTo("it has 2 fields, but the header has 7");
        assertThat(report.bad().get(3).reason()).isEqualTo("it holds a control character");
        assertThat(report.bad().get(4).reason()).contains("the person 5 has this iD already, " + ADA);
    }

    @Test
    void quotation_marks_that_are_not_closed_end_the_file() {
        ImportReport report = people("person_id", "1", "2", "\"3", "4");

        assertCounts(report, 2, 0, 0);
        assertThat(report.bad()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.reason()).contains("not CSV", "quotation marks");
        });
    }

    @Test
    void a_column_changes_what_it_names_and_no_more() {
        people(HEADER + ",a", "1,Ada,Byte,ada@example.org,Maths,x," + ADA + ",1");

        assertCounts(people("person_id,email,orcid,b", "1,,,2"), 0, 1, 0);

        assertThat(people.find("1")).hasValueSatisfying(person -> {
            assertThat(person.givenName()).isEqualTo("Ada");
            assertThat(person.email()).isNull();
            assertThat(person.orcid()).as("never cleared by a file").isEqualTo(ADA);
            assertThat(person.raw()).hasSize(2).containsEntry("a", "1").containsEntry("b", "2");
        });
        assertCounts(people("person_id,a", "1,"), 0, 1, 0);
        assertThat(people.find("1").orElseThrow().raw()).containsOnlyKeys("b");
    }

    @Test
    void an_id_changes_until_orcid_confirms_it() throws SQLException {
        people("person_id,orcid", "1," + ADA);
        assertCounts(people("person_id,orcid", "1," + BEN), 0, 1, 0);

        DATABASE.execute("update person set orcid_authenticated_at = now()");
        ImportReport report = people("person_id,orcid", "1," + ADA);

        assertThat(report.bad())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.reason()).contains("ORCID confirmed another iD for this person, " + BEN));
        people.save(Person.named("1").with(ADA));
        assertThat(people.find("1").orElseThrow().orcid()).isEqualTo(BEN);
    }

    @Test
    void whoever_was_made_for_a_token_becomes_the_person_with_that_id() {
        tokens("orcid,access_token,scope", ADA + ",secret,/read-limited");

        assertCounts(people("person_id,orcid,given_name", "4711," + ADA + ",Ada"), 0, 1, 0);

        assertThat(people.all()).singleElement().satisfies(person -> {
            assertThat(person.personId()).isEqualTo("4711");
            assertThat(person.givenName()).isEqualTo("Ada");
        });
        assertThat(held.all()).hasSize(1);
        tokens("orcid,access_token,scope", BEN + ",other,/read-limited");
        assertCounts(people("person_id,orcid", "4712," + BEN), 0, 1, 0);
        assertThat(people.all()).extracting(Person::personId).containsExactly("4711", "4712");
    }

    @Test
    void somebody_known_does_not_take_over_whoever_was_made_for_a_token() {
        people("person_id", "4711");
        tokens("orcid,access_token,scope", ADA + ",secret,/read-limited");

        assertThat(people("person_id,orcid", "4711," + ADA).bad())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.reason()).contains("the person " + ADA + " has this iD already"));
    }

    @Test
    void two_at_once_do_not_get_one_id() {
        people.save(Person.named("1").with(ADA));

        assertThatThrownBy(() -> people.save(Person.named("2").with(ADA)))
                .isInstanceOf(OrcidTaken.class)
                .hasMessageContaining(ADA.toString());
    }

    @Test
    void a_file_that_cannot_be_read_changes_nothing() throws Exception {
        Path file = file("person_id", "1");

        Files.write(file, "person_id\r\nJos\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertUnusable(file, "it is not UTF-8");
        assertUnusable(file("name;person_id", "a;1"), "names no column person_id");
        assertUnusable(file("person_id,email,E-Mail,EMAIL", "1,a,b,c"), "names a column twice");
        assertUnusable(file(""), "it is empty");
        assertUnusable(file("\"person_id"), "its first line is not CSV");
        assertUnusable(folder.resolve("nowhere.csv"), "there is no such file");
        assertUnusable(folder, folder.toString());
        assertThat(people.all()).isEmpty();
    }

    private void assertUnusable(Path file, String reason) {
        assertThatThrownBy(() -> peopleImport.run(file))
                .isInstanceOf(FileUnusable.class)
                .hasMessageContainingAll("Cannot read " + file, reason);
    }

    @Test
    void an_export_is_no_formula_and_comes_back_as_it_was() {
        people.save(new Person(
                0,
                "=1+1",
                "-Ada",
                "Byte \"B\"",
                "@home",
                null,
                java.util.List.of("+a", "b"),
                ADA,
                null,
                java.util.Map.of("office", "=cmd()")));
        people.save(Person.named("2"));
        var before = people.all();
        StringWriter out = new StringWriter();

        assertThat(new PeopleExport(people).run(out)).isEqualTo(2);

        assertThat(out.toString())
                .isEqualTo(HEADER + ",office\r\n2,,,,,,,\r\n" + "'=1+1,'-Ada,\"Byte \"\"B\"\"\",'@home,,'+a;b," + ADA
                        + ",'=cmd()\r\n");
        assertCounts(people(out.toString()), 0, 0, 2);
        assertThat(people.all()).isEqualTo(before);
        assertThat(Formula.guarded("\tx")).isEqualTo("'\tx");
        assertThat(Formula.guarded("\rx")).isEqualTo("'\rx");
        assertThat(Formula.guarded("x=")).isEqualTo("x=");
        assertThat(Formula.unguarded("'x")).isEqualTo("'x");
    }

    @Test
    void an_id_is_taken_in_every_form_that_orcid_shows() {
        String last = new OrcidId(900_000_000_003L).toString();
        assertCounts(
                people(
                        "person_id,orcid",
                        "1,http://orcid.org/" + ADA,
                        "2,https://sandbox.orcid.org/" + BEN + "/",
                        "3, " + last + " ",
                        "4,https://example.org/" + new OrcidId(900_000_000_004L)),
                3,
                0,
                0);
    }
}
