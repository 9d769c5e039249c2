package org.orcidcaravan.consent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.ConsentTrouble;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.event.SomeEvents;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.transaction.Transactions;

/** Each change of an authenticated iD is told once, in its transaction and in order. */
class LinkEventsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String ONE = "0000-0001-5000-0007";
    private static final OrcidId OTHER = OrcidId.parse("0000-0002-1825-0097").orElseThrow();

    private final Transactions transactions = new Transactions(DATABASE.dataSource(), ConsentTrouble::new);
    private final LinkEventStore links = SampleLinks.told();
    private long person;

    @BeforeEach
    void somebody() throws SQLException {
        DATABASE.execute("truncate person restart identity cascade");
        DATABASE.execute("truncate event");
        person = person("p1", ONE);
        token(ONE);
    }

    private static long person(String key, String orcid) throws SQLException {
        return Long.parseLong(DATABASE.query("""
                insert into person (person_id, orcid, orcid_authenticated_at) values ('%s', '%s', now()) returning id""".formatted(key, orcid)));
    }

    private void token(String orcid) throws SQLException {
        DATABASE.execute("""
                insert into token (person, orcid, scopes, access_token, fingerprint)
                values (%d, '%s', '/activities/update', '', sha256('%s'))""".formatted(person, orcid, orcid));
    }

    private void tell() {
        transactions.within("Failed to tell", connection -> {
            links.tell(connection, person);
            return true;
        });
    }

    private static String kinds() throws SQLException {
        return DATABASE.query("select coalesce(string_agg(body::json ->> 'event', ' ' order by id), '') from event");
    }

    private static JsonObject last() throws SQLException {
        return Json.createReader(new StringReader(DATABASE.query("select body from event order by id desc limit 1")))
                .readObject();
    }

    @Test
    void a_link_is_told_once_with_the_key_and_the_whole_address() throws SQLException {
        tell();
        tell();

        assertThat(kinds()).isEqualTo("link.new");
        JsonObject event = last();
        assertThat(event.keySet()).containsExactly("event", "person_id", "orcid", "previous", "authenticated", "at");
        assertThat(event.getString("person_id")).isEqualTo("p1");
        assertThat(event.getString("orcid")).isEqualTo("https://orcid.org/" + ONE);
        assertThat(event.isNull("previous")).isTrue();
        assertThat(event.getBoolean("authenticated")).isTrue();
        assertThat(DATABASE.query("select topic || key || sink from event")).isEqualTo("linkp1file");
    }

    @Test
    void another_id_and_the_end_of_the_permission_are_told_in_order() throws SQLException {
        tell();
        DATABASE.execute("update person set orcid = '%s' where id = %d".formatted(OTHER, person));
        token(OTHER.toString());
        tell();
        assertThat(last().getString("previous")).isEqualTo("https://orcid.org/" + ONE);
        DATABASE.execute("update token set state = 'revoked' where person = " + person);
        tell();
        tell();

        assertThat(kinds()).isEqualTo("link.new link.changed link.withdrawn");
        assertThat(last().getString("orcid")).isEqualTo("https://orcid.org/" + OTHER);
        assertThat(DATABASE.query("select count(*) from link_told")).isEqualTo("0");
    }

    @Test
    void an_id_that_orcid_has_not_confirmed_is_not_told() throws SQLException {
        DATABASE.execute("update person set orcid_authenticated_at = null");
        tell();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void what_is_undone_was_never_told() throws SQLException {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transactions.within("Failed", connection -> {
                    links.tell(connection, person);
                    throw new IllegalStateException("it did not happen");
                }));
        assertThat(kinds()).isEmpty();
        tell();
        assertThat(kinds()).isEqualTo("link.new");
    }

    @Test
    void a_record_that_was_merged_is_told_with_the_other_id_as_not_confirmed_and_again_when_it_is()
            throws SQLException {
        tell();
        transactions.within("Failed", connection -> {
            links.deprecated(connection, person, OTHER);
            return true;
        });
        assertThat(last().getBoolean("authenticated")).isFalse();
        assertThat(last().getString("previous")).isEqualTo("https://orcid.org/" + ONE);
        DATABASE.execute("update person set orcid = '%s' where id = %d".formatted(OTHER, person));
        token(OTHER.toString());
        tell();

        assertThat(kinds()).isEqualTo("link.new link.changed link.changed");
        assertThat(last().getBoolean("authenticated")).isTrue();
        transactions.within("Failed", connection -> {
            links.deprecated(connection, person, OTHER);
            return true;
        });
        assertThat(kinds()).isEqualTo("link.new link.changed link.changed");
    }

    @Test
    void who_is_erased_is_withdrawn_and_nothing_else_about_them_waits() throws SQLException {
        tell();
        transactions.within("Failed", connection -> {
            links.forget(connection, person);
            return true;
        });
        assertThat(kinds()).isEqualTo("link.withdrawn");
        DATABASE.execute("delete from person where id = " + person);
        transactions.within("Failed", connection -> {
            links.forget(connection, person);
            links.tell(connection, person);
            return true;
        });
        assertThat(kinds()).isEqualTo("link.withdrawn");
    }

    @Test
    void nobody_is_told_where_nobody_wants_to_hear() throws SQLException {
        LinkEventStore none = SampleLinks.untold();
        transactions.within("Failed", connection -> {
            none.tell(connection, person);
            none.deprecated(connection, person, OTHER);
            none.forget(connection, person);
            return true;
        });
        assertThat(kinds()).isEmpty();
        assertThat(new LinkRound(new ConsentTransactionStore(DATABASE.dataSource()), none, SomeEvents.wanted()).run())
                .isZero();
    }

    @Test
    void a_round_tells_of_those_whom_nobody_told_of_and_of_a_new_key() throws SQLException {
        LinkRound round =
                new LinkRound(new ConsentTransactionStore(DATABASE.dataSource()), links, SomeEvents.wanted("file"));
        person("p2", OTHER.toString());

        assertThat(round.run()).isOne();
        assertThat(round.run()).isZero();
        DATABASE.execute("update person set person_id = 'p9' where person_id = 'p1'");
        assertThat(round.run()).isOne();

        assertThat(kinds()).isEqualTo("link.new link.withdrawn link.new");
        assertThat(last().getString("person_id")).isEqualTo("p9");
    }
}
