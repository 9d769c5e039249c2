package org.orcidcaravan.consent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.identity.SampleLinks;
import org.orcidcaravan.consent.keep.Erasure;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.push.Merger;
import org.orcidcaravan.push.SomeMerger;

/** Who is watched and leaves, is erased, or becomes one with somebody else. */
class FarewellsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private final Watching watching = new Watching(DATABASE, Map.of());
    private final Erasure erasure =
            new Erasure(new ConsentTransactionStore(DATABASE.dataSource()), SampleLinks.untold());

    @BeforeEach
    void nobody() throws SQLException {
        Watching.clear(DATABASE);
        DATABASE.execute("truncate event_refused");
    }

    private static long person(OrcidId orcid) throws SQLException {
        return Long.parseLong(DATABASE.query("select id from person where orcid = '" + orcid + "'"));
    }

    private void erase(OrcidId orcid) throws SQLException {
        watching.leaves(orcid);
        long person = person(orcid);
        assertThat(erasure.erase(person, "person:" + person)).isEmpty();
    }

    private static void waits(String table, OrcidId orcid, String json) throws SQLException {
        String refused = table.equals("event") ? "" : ", problem";
        DATABASE.execute("insert into %s (id, sink, lane, topic, key, number, body%s%s) values"
                        .formatted(table, refused.isEmpty() ? "" : ", made_at", refused)
                + " (nextval('event_place'), 'file', 0, 'record', '%s', gen_random_uuid(), '%s'%s)"
                        .formatted(orcid, json, refused.isEmpty() ? "" : ", now(), 'no'"));
    }

    @Test
    void who_is_erased_is_taken_back_at_orcid_and_then_forgotten() throws SQLException {
        OrcidId orcid = watching.registered();
        watching.call(orcid);

        erase(orcid);

        // ORCID calls on until it has forgotten, and is not to hear that it is wrong.
        assertThat(watching.call(orcid)).isTrue();
        assertThat(DATABASE.query("select count(*) from webhook_notice")).isEqualTo("0");
        assertThat(DATABASE.query("select state || coalesce(heard_at::text, ' unheard') from webhook"))
                .isEqualTo("leaving unheard");
        assertThat(watching.readings.claim()).isEmpty();
        Due due = watching.webhooks.due().getFirst();
        assertThat(due.verb()).isEqualTo("DELETE");
        watching.webhooks.answered(due, 204, null, null, "");
        assertThat(watching.state(orcid)).isEqualTo("gone");
        assertThat(watching.call(orcid)).isFalse();
    }

    @Test
    void who_is_erased_before_orcid_was_asked_is_forgotten_at_once() throws SQLException {
        OrcidId orcid = watching.linked();
        DATABASE.execute("insert into webhook (orcid, state) values ('" + orcid + "', 'wanted')");

        erase(orcid);

        assertThat(watching.state(orcid)).isEqualTo("gone");
    }

    @Test
    void what_a_webhook_brought_to_light_is_told_to_nobody_after_the_erasure() throws SQLException {
        OrcidId orcid = watching.registered();
        OrcidId other = watching.registered();
        String heard = "{\"event\":\"record.updated\",\"via\":\"webhook\"}";
        for (String table : List.of("event", "event_refused")) {
            waits(table, orcid, heard);
            waits(table, orcid, "{\"event\":\"record.changed\"}");
            waits(table, other, heard);
        }

        erase(orcid);

        for (String table : List.of("event", "event_refused")) {
            assertThat(DATABASE.query(
                            "select count(*) || ' ' || count(*) filter (where key = '%s' and body like '%%changed%%')"
                                            .formatted(orcid)
                                    + " from " + table))
                    .isEqualTo("2 1");
        }
    }

    @Test
    void an_iD_that_is_somebody_elses_by_now_is_watched_on() throws SQLException {
        OrcidId orcid = watching.registered();
        long now = person(orcid);
        DATABASE.execute("insert into person (person_id) values ('former')");
        DATABASE.execute("insert into token (person, orcid, scopes, access_token, fingerprint, state)" + " select id, '"
                + orcid + "', '/read-limited', '\\x00', '\\x01', 'revoked' from person where person_id = 'former'");
        long former = Long.parseLong(DATABASE.query("select id from person where person_id = 'former'"));

        assertThat(erasure.erase(former, "person:" + former)).isEmpty();

        assertThat(watching.state(orcid)).isEqualTo("registered");
        assertThat(watching.notice(orcid, "state")).isEqualTo("read");
        assertThat(person(orcid)).isEqualTo(now);
    }

    @Test
    void who_becomes_one_with_another_entry_is_watched_on() throws SQLException {
        OrcidId orcid = watching.registered();
        long goes = person(orcid);
        long stays = Long.parseLong(DATABASE.query("insert into person (person_id) values ('again') returning id"));
        DATABASE.execute("insert into writer (person) values (%d), (%d) on conflict do nothing".formatted(stays, goes));

        assertThat(SomeMerger.on(DATABASE.dataSource()).merge(stays, goes, "api:test"))
                .isInstanceOf(Merger.Merged.Done.class);

        assertThat(person(orcid)).isEqualTo(stays);
        assertThat(watching.due()).isEmpty();
        assertThat(watching.state(orcid)).isEqualTo("registered");
    }

    @Test
    void who_leaves_is_read_no_more() throws SQLException {
        OrcidId orcid = watching.registered();
        watching.call(orcid);
        DATABASE.execute("update webhook_notice set next_at = now()");
        watching.leaves(orcid);

        watching.webhooks.due();

        assertThat(watching.readings.claim()).isEmpty();
        assertThat(DATABASE.query("select count(*) from webhook_notice")).isEqualTo("0");
    }

    @Test
    void a_registration_that_is_on_its_way_is_not_overtaken_by_the_taking_back() throws SQLException {
        OrcidId left = watching.linked();
        OrcidId erased = watching.linked();
        List<Due> sent = watching.due();
        watching.leaves(left);
        erase(erased);

        assertThat(watching.webhooks.due()).isEmpty();
        sent.forEach(due -> watching.webhooks.answered(due, 201, null, null, ""));
        assertThat(watching.state(left)).isEqualTo("leaving");
        assertThat(watching.state(erased)).isEqualTo("leaving");

        assertThat(watching.due()).extracting(Due::verb).containsExactly("DELETE", "DELETE");
    }
}
