package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.push.Merger.Merged;

/** Two rows of one human become one, and nothing is sent twice. */
class MergerTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String ACTOR = "console:kim";

    private final QueueRows rows = new QueueRows(DATABASE);
    private final Merger merger = new Merger(new TransactionStore(DATABASE.dataSource()));
    private long stays;
    private long goes;

    @BeforeEach
    void two() throws SQLException {
        rows.guard();
        DATABASE.execute("update person set orcid = null");
        stays = rows.person();
        goes = rows.person();
    }

    @Test
    void the_one_that_stays_gets_everything() throws SQLException {
        DATABASE.execute(
                "update person set orcid = '0000-0002-1825-0097', orcid_authenticated_at = now(), unit = 'Physics',"
                        + " groups = '{a,b}' where id = " + goes);
        DATABASE.execute("update person set unit = 'Chemistry', groups = '{b,c}' where id = " + stays);
        DATABASE.execute("insert into token (person, orcid, scopes, access_token, fingerprint) values (" + goes
                + ", '0000-0002-1825-0097', '/activities/update', 'x', sha256('merge'))");
        DATABASE.execute("insert into consent_event (person, kind) values (" + goes + ", 'invited')");
        long task = rows.task(rows.item(goes, "w1"), TaskState.WAITING, false);
        DATABASE.execute("insert into suppression (person, source, source_id, reason, said_by) values (" + goes
                + ", 'csv', 'w9', 'No.', 'test')");

        assertThat(merger.merge(stays, goes, ACTOR)).isEqualTo(new Merged.Done(1, 0));

        assertThat(DATABASE.query(
                        "select orcid || ' ' || unit || ' ' || cast(groups as text) from person where id = " + stays))
                .isEqualTo("0000-0002-1825-0097 Chemistry {b,c,a}");
        for (String table : new String[] {"token", "consent_event", "suppression", "item", "task"}) {
            assertThat(DATABASE.query("select count(*) from " + table + " where person = " + stays))
                    .as(table)
                    .isEqualTo("1");
        }
        assertThat(rows.state(task)).isEqualTo("queued");
        assertThat(rows.isDue(stays)).isTrue();
        assertThat(DATABASE.query("select count(*) from person where id = " + goes))
                .isEqualTo("0");
        assertThat(rows.audit("person:" + stays))
                .isEqualTo(ACTOR + " person.merge {\"left\": [], \"items\": 1, \"merged\": \"person:" + goes
                        + "\", \"doubles\": 0}");
    }

    @Test
    void of_what_both_have_that_stays_which_is_in_the_record() throws SQLException {
        rows.task(rows.item(stays, "w1"), TaskState.QUEUED, false);
        long sent = rows.item(goes, "w1");
        rows.task(sent, TaskState.SENT, false);
        DATABASE.execute("update item set put_code = 7 where id = " + sent);
        long kept = rows.item(stays, "w2");
        rows.item(goes, "w2");
        long looked = rows.item(goes, "w3");
        rows.task(looked, TaskState.UNKNOWN, true);
        rows.item(stays, "w3");

        assertThat(merger.merge(stays, goes, ACTOR)).isEqualTo(new Merged.Done(2, 3));

        assertThat(DATABASE.query(
                        "select string_agg(cast(id as text), ',' order by source_id) from item where person = "
                                + stays))
                .isEqualTo(sent + "," + kept + "," + looked);
        assertThat(DATABASE.query("select string_agg(state, ',' order by state) from task where person = " + stays))
                .isEqualTo("sent,unknown");
    }

    @Test
    void nobody_is_merged_who_has_another_id_or_a_request_on_its_way() throws SQLException {
        DATABASE.execute("update person set orcid = '0000-0002-1825-0097' where id = " + goes);
        DATABASE.execute("update person set orcid = '0000-0001-5109-3700' where id = " + stays);
        assertThat(merger.merge(stays, goes, ACTOR)).isEqualTo(new Merged.TwoIds());

        DATABASE.execute("update person set orcid = null where id = " + goes);
        rows.task(rows.item(goes, "w1"), TaskState.LEASED, false);
        assertThat(merger.merge(stays, goes, ACTOR)).isEqualTo(new Merged.Busy());
        assertThatThrownBy(() -> merger.merge(stays, stays, ACTOR)).isInstanceOf(IllegalArgumentException.class);
        assertThat(DATABASE.query("select count(*) from person where id = " + goes))
                .isEqualTo("1");
    }

    private static long mail(long person, String part, int round, String state) throws SQLException {
        return Long.parseLong(DATABASE.query("""
                insert into mail (campaign, part, person, round, state, address, why, message_id)
                values ('ask', '%s', %d, %d, '%s', 'p%d@example.org', 'test', '%s-%d-%d') returning id
                """.formatted(part, person, round, state, person, part, person, round)));
    }

    private String mails() throws SQLException {
        return DATABASE.query("select string_agg(part || ' ' || round || ' ' || state, ', ' order by part, round)"
                + " from mail where person = " + stays);
    }

    @Test
    void mails_of_both_are_kept_and_count_and_their_links_go_on_working() throws SQLException {
        mail(stays, "first", 1, "sent");
        mail(stays, "first", 2, "bounced");
        long theirs = mail(goes, "first", 1, "sent");
        mail(goes, "second", 1, "sent");
        DATABASE.execute("insert into mail_opt_out (hash, mail) values (sha256('o" + theirs + "'), " + theirs + ")");

        assertThat(merger.merge(stays, goes, ACTOR)).isEqualTo(new Merged.Done(0, 0));

        assertThat(mails()).isEqualTo("first 1 sent, first 2 bounced, first 3 sent, second 1 sent");
        assertThat(DATABASE.query(
                        "select m.person from mail_opt_out o join mail m on m.id = o.mail where m.id = " + theirs))
                .isEqualTo(Long.toString(stays));
        assertThat(rows.audit("person:" + stays)).contains("\"left\": []");
    }

    @Test
    void nobody_gets_a_mail_twice_because_two_rows_became_one() throws SQLException {
        mail(stays, "both-planned", 1, "planned");
        mail(goes, "both-planned", 1, "planned");
        mail(stays, "had", 1, "sent");
        mail(goes, "had", 1, "planned");
        mail(stays, "has-had", 1, "planned");
        mail(goes, "has-had", 1, "sent");
        mail(stays, "void", 1, "cancelled");
        mail(goes, "void", 1, "planned");

        merger.merge(stays, goes, ACTOR);

        assertThat(mails())
                .isEqualTo("both-planned 1 planned, both-planned 2 cancelled, had 1 sent, had 2 cancelled,"
                        + " has-had 1 cancelled, has-had 2 sent, void 1 cancelled, void 2 planned");
    }

    @Test
    void who_wants_no_mails_wants_none_afterwards_and_barred_addresses_stay_so() throws SQLException {
        for (long each : new long[] {stays, goes}) {
            DATABASE.execute("insert into mail_barred (address, reason, person) values ('p" + each
                    + "@example.org', 'opted-out', " + each + ")");
        }

        assertThat(merger.merge(stays, goes, ACTOR)).isEqualTo(new Merged.Done(0, 0));

        assertThat(DATABASE.query("select count(*) from mail_barred where reason = 'opted-out' and person = " + stays))
                .isEqualTo("2");
    }

    @Test
    void what_only_one_can_have_stays_behind_and_the_audit_says_so() throws SQLException {
        for (long each : new long[] {stays, goes}) {
            DATABASE.execute("insert into choice (person, mode) values (" + each + ", 'ask')");
        }

        assertThat(merger.merge(stays, goes, ACTOR)).isEqualTo(new Merged.Done(0, 0));

        assertThat(rows.audit("person:" + stays)).contains("\"left\": [\"choice\"]");
    }

    @Test
    void records_of_both_are_those_of_the_one_that_stays() throws SQLException {
        for (String key : new String[] {"both", "one"}) {
            DATABASE.execute("""
                    insert into source_record (source, source_id, digest, title, type, circumstances, owners, raw, work, judged_by)
                    values ('merged', '%s', '', 'T', 'book', '{}', '{}', '{}', '{}', '')""".formatted(key));
        }
        DATABASE.execute("insert into source_owner (record, person, how) select id, " + goes
                + ", 'email' from source_record where source = 'merged' union all select id, " + stays
                + ", 'orcid' from source_record where source = 'merged' and source_id = 'both'");

        assertThat(merger.merge(stays, goes, ACTOR)).isEqualTo(new Merged.Done(0, 0));

        assertThat(DATABASE.query(
                        "select string_agg(source_id || ' ' || person, ',' order by source_id) from source_owner o"
                                + " join source_record r on r.id = o.record where r.source = 'merged'"))
                .isEqualTo("both " + stays + ",one " + stays);
        assertThat(rows.audit("person:" + stays)).contains("\"left\": []");
    }
}
