package org.orcidcaravan.measure.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;

/** Who has come along is counted once a day, and by unit. */
class AdoptionTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private final Adoption adoption = new Adoption(new AdoptionStore(DATABASE.dataSource()));

    @BeforeEach
    void nobody() throws SQLException {
        DATABASE.execute("delete from person");
        DATABASE.execute("delete from adoption");
    }

    private static long person(String key, String unit) throws SQLException {
        return Long.parseLong(DATABASE.query("insert into person (person_id, unit, orcid) values ('" + key + "', "
                + unit + ", '0000-0000-0000-000" + key + "') returning id"));
    }

    private static void happened(long person, String kind) throws SQLException {
        DATABASE.execute("insert into consent_event (person, kind) values (" + person + ", '" + kind + "')");
    }

    private static void permitted(long person, String scopes, String state) throws SQLException {
        DATABASE.execute("""
                insert into token (person, orcid, scopes, access_token, state, fingerprint)
                select id, orcid, '%s', 'x', '%s', sha256(cast('%s' || id as text)::bytea) from person where id = %d
                """.formatted(scopes, state, state + scopes, person));
    }

    private static void inRecord(long person) throws SQLException {
        DATABASE.execute("""
                insert into item (person, section, source, source_id, label, content, content_hash, put_code)
                values (%d, 'work', 'csv', 'w', 'W', '{}', sha256('w'), 7)""".formatted(person));
    }

    @Test
    void everybody_is_counted_for_what_they_have_come_to() throws SQLException {
        person("1", "'Physics'");
        long invited = person("2", "'Physics'");
        happened(invited, "invited");
        happened(invited, "invited");
        long all = person("3", "'Physics'");
        List.of("invited", "opened").forEach(kind -> {
            try {
                happened(all, kind);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
        permitted(all, "/read-limited /activities/update", "valid");
        inRecord(all);
        long reading = person("4", "null");
        permitted(reading, "/read-limited", "valid");
        long gone = person("5", "null");
        permitted(gone, "/activities/update", "revoked");

        adoption.take();

        assertThat(adoption.units())
                .containsExactly(
                        new Adoption.Unit("", new Headcount(2, 0, 0, 1, 0, 0)),
                        new Adoption.Unit("Physics", new Headcount(3, 2, 1, 1, 1, 1)));
        assertThat(adoption.days(null, null))
                .extracting(Adoption.Day::people)
                .containsExactly(new Headcount(5, 2, 1, 2, 1, 1));
        assertThat(adoption.days(null, "Physics"))
                .extracting(Adoption.Day::people)
                .containsExactly(new Headcount(3, 2, 1, 1, 1, 1));
    }

    @Test
    void a_day_has_one_figure_however_often_it_is_counted() throws SQLException {
        person("1", "'Physics'");
        adoption.count();
        DATABASE.execute("update person set unit = 'Chemistry'");
        adoption.count();
        DATABASE.execute("insert into adoption values (current_date - 40, 'Physics', 9, 1, 1, 1, 1, 1)");

        assertThat(adoption.units()).extracting(Adoption.Unit::unit).containsExactly("Chemistry");
        List<Adoption.Day> days = adoption.days(null, null);
        assertThat(days).extracting(day -> day.people().known()).containsExactly(9, 1);
        LocalDate today = days.getLast().day();
        assertThat(adoption.days(today, null)).hasSize(1);
    }

    @Test
    void row_75_a_unit_that_is_a_formula_is_a_text_in_the_file() throws SQLException {
        person("1", "'=HYPERLINK(\"http://evil.example\",\"x\")'");
        person("2", "'@SUM(1), \"quoted\"'");
        adoption.count();
        StringWriter out = new StringWriter();

        adoption.write(null, null, out);

        assertThat(out.toString().lines().toList())
                .hasSize(3)
                .first()
                .isEqualTo("day,unit,known,invited,opened,connected,writable,sent");
        assertThat(out.toString())
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",1,0")
                .contains("\"'@SUM(1), \"\"quoted\"\"\",1,0");
    }
}
