package org.orcidcaravan.consent.keep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringWriter;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.identity.SampleLinks;
import org.orcidcaravan.database.RealDatabase;

/** What is stored about people is exported as a whole, erased as a whole, and not kept for ever. */
class PersonalDataTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private final ConsentTransactionStore transactions = new ConsentTransactionStore(DATABASE.dataSource());

    private static long person(String key) throws Exception {
        return Long.parseLong(DATABASE.query("insert into person (person_id) values ('" + key + "') returning id"));
    }

    private static void token(long person, String state, String age) throws Exception {
        DATABASE.execute("""
                insert into token (person, orcid, scopes, access_token, state, fingerprint, created_at)
                values (%d, '0000-0002-1825-0097', '/read-limited', 'CANARY-TOKEN', '%s', sha256('%s%d'), now() - interval '%s')
                """.formatted(person, state, state, person, age));
    }

    private static JsonNode export(long person) throws Exception {
        StringWriter out = new StringWriter();
        new PersonalDataStore(DATABASE.dataSource()).write(person, out);
        return new JsonMapper().readTree(out.toString());
    }

    @Test
    void every_table_that_refers_to_a_person_is_in_the_export() throws Exception {
        // Found by other means than the export's: by the names that the standard gives to references.
        List<String> referring = Arrays.asList(DATABASE.query("""
                with recursive referring (name) as (
                    select cast('person' as text) collate "C"
                    union
                    select cast(k.table_name as text) collate "C"
                    from information_schema.referential_constraints r
                    join information_schema.table_constraints k on k.constraint_name = r.constraint_name
                    join information_schema.table_constraints u on u.constraint_name = r.unique_constraint_name
                    join referring on referring.name = u.table_name)
                select string_agg(name, ',') from referring""").split(","));

        try (Connection connection = DATABASE.dataSource().getConnection()) {
            assertThat(PersonalDataStore.parts(connection))
                    .extracting(PersonalDataStore.Part::table)
                    .containsExactlyInAnyOrderElementsOf(referring)
                    .contains("token", "item", "task", "attempt", "consent_event", "choice", "authorization_request");
        }
    }

    @Test
    void an_export_holds_the_person_and_no_secret_and_nobody_else() throws Exception {
        long mine = person("mine");
        person("another");
        token(mine, "valid", "1 day");
        DATABASE.execute(
                "insert into consent_event (person, kind, consent_text) values (" + mine + ", 'connected', 'v1')");
        DATABASE.execute(
                "insert into audit (actor, action, subject) values ('console:kim', 'x', 'person:" + mine + "')");

        JsonNode all = export(mine);

        assertThat(all.at("/person/0/person_id").asText()).isEqualTo("mine");
        assertThat(all.at("/token/0/state").asText()).isEqualTo("valid");
        assertThat(all.at("/consent_event/0/consent_text").asText()).isEqualTo("v1");
        assertThat(all.at("/audit/0/by").asText()).isEqualTo("the institution");
        assertThat(all.toString()).doesNotContain("another", "CANARY", "access_token", "fingerprint", "kim");
    }

    @Test
    void who_leaves_is_not_erased_before_that_is_done() throws Exception {
        long leaving = person("leaving");
        token(leaving, "revoked", "1 day");
        DATABASE.execute(
                "insert into token_revocation (token, reason) select id, 'disconnected' from token where person = "
                        + leaving);
        Erasure erasure = new Erasure(transactions, SampleLinks.untold());

        assertThat(erasure.erase(leaving, "person:" + leaving)).contains(Erasure.Obstacle.LEAVING);
        DATABASE.execute("update token_revocation set done_at = now()");
        assertThat(erasure.erase(leaving, "person:" + leaving)).isEmpty();

        assertThat(DATABASE.query("select count(*) from person where id = " + leaving))
                .isEqualTo("0");
        assertThat(DATABASE.query("select count(*) from consent_event where kind = 'erased' and person is null"))
                .isEqualTo("1");
        assertThat(erasure.obstacle(leaving)).isEmpty();
    }

    @Test
    void who_wanted_no_mails_gets_none_after_the_erasure_and_nothing_else_is_kept() throws Exception {
        long out = person("out");
        DATABASE.execute("update person set email = 'New@example.org' where id = " + out);
        DATABASE.execute("insert into mail_barred (address, reason, person, detail) values"
                + " ('old@example.org', 'opted-out', " + out + ", null), ('new@example.org', 'bounced', null, '550')");
        long other = person("other");
        DATABASE.execute("update person set email = 'other@example.org' where id = " + other);
        Erasure erasure = new Erasure(transactions, SampleLinks.untold());

        assertThat(erasure.erase(out, "person:" + out)).isEmpty();
        assertThat(erasure.erase(other, "person:" + other)).isEmpty();

        assertThat(
                        DATABASE.query(
                                "select string_agg(address || ' ' || reason, ', ' order by address) from mail_barred where person is null"))
                .isEqualTo("new@example.org opted-out, old@example.org opted-out");
        DATABASE.execute("delete from consent_event where kind = 'erased'");
    }

    @Test
    void what_is_old_is_forgotten_and_what_is_not_stays() throws Exception {
        long old = person("old");
        token(old, "revoked", "3 years");
        token(old, "rejected", "1 day");
        token(old, "valid", "3 years");
        DATABASE.execute("""
                insert into portal_session (hash, person, how, expires_at)
                select sha256(cast(n as text)::bytea), %d, 'link', now() - n * interval '20 days' from generate_series(0, 2) n
                """.formatted(old));
        DATABASE.execute("""
                insert into personal_link (hash, person, purpose, expires_at)
                values (sha256('a'), %d, 'invitation', now() - interval '1 year')""".formatted(old));
        DATABASE.execute("""
                with i as (insert into item (person, section, source, source_id, label, content, content_hash)
                           values (%d, 'work', 'csv', 'w', 'W', '{}', sha256('w')) returning id),
                     t as (insert into task (item, person, section, operation, state)
                           select id, %d, 'work', 'create', 'sent' from i returning id)
                insert into attempt (task, began_at, took_ms, method, verdict, correlation)
                select id, now() - n * interval '11 months', 1, 'POST', 'DONE', 'c' from t, generate_series(1, 3) n
                """.formatted(old, old));
        Retention retention = new Retention(transactions, SampleKeeping.with(Preference.AUTOMATIC));

        assertThat(retention.forget())
                .containsEntry("requests", 1)
                .containsEntry("sessions", 1)
                .containsEntry("links", 1)
                .containsEntry("permissions", 1);
        assertThat(retention.forget()).isEmpty();
        retention.enforce();

        assertThat(DATABASE.query("select string_agg(state, ',' order by state) from token where person = " + old))
                .isEqualTo("rejected,valid");
        assertThat(DATABASE.query("select count(*) from audit where action = 'retention.enforce'"))
                .isEqualTo("1");
    }
}
