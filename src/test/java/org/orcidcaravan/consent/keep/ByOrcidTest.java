package org.orcidcaravan.consent.keep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringWriter;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;

/** What is kept by an iD is the person's who has it, as much as what refers to them. */
class ByOrcidTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String NOW = "0000-0002-1825-0097";
    private static final String BEFORE = "0000-0001-5000-0007";
    private static final String OTHERS = "0000-0002-1694-233X";

    /** What the mirror holds of any public record, and what no iD is in. */
    private static final List<String> NOBODYS =
            List.of("mirrored_summary", "mirrored_activities", "passed_over", "vanished_object", "failed_object");

    private long person;

    @BeforeEach
    void somebody_with_a_past_iD() throws Exception {
        DATABASE.execute("truncate person, mirror, webhook, event_heard, event, event_refused cascade");
        person = Long.parseLong(
                DATABASE.query("insert into person (person_id, orcid) values ('p1', '" + NOW + "') returning id"));
        DATABASE.execute("""
                insert into token (person, orcid, scopes, access_token, state, fingerprint)
                values (%d, '%s', '/read-limited', '\\x00', 'superseded', '\\x01')""".formatted(person, BEFORE));
        DATABASE.execute("insert into person (person_id, orcid) values ('p2', '" + OTHERS + "')");
    }

    private JsonNode export() throws Exception {
        StringWriter out = new StringWriter();
        new PersonalDataStore(DATABASE.dataSource()).write(person, out);
        return new JsonMapper().readTree(out.toString());
    }

    @Test
    void every_table_with_an_iD_in_it_is_in_the_export_or_is_the_mirrors_own() throws Exception {
        List<String> holding = List.of(DATABASE.query("""
                select string_agg(distinct table_name, ',') from information_schema.columns
                where table_schema = current_schema()
                  and (column_name like '%orcid' or column_name = 'key' or column_name like '%position')
                """).split(","));

        List<String> covered = new ArrayList<>(NOBODYS);
        ByOrcidStore.PARTS.forEach(part -> covered.add(part.table()));
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            PersonalDataStore.parts(connection).forEach(part -> covered.add(part.table()));
        }
        assertThat(covered).containsAll(holding);
        assertThat(holding).contains("webhook", "webhook_notice", "event_heard", "changed_record", "token");
    }

    @Test
    void the_export_holds_what_webhooks_and_sinks_know_by_the_iDs_of_now_and_before_and_no_address() throws Exception {
        for (String orcid : List.of(NOW, BEFORE, OTHERS)) {
            DATABASE.execute("""
                    insert into webhook (orcid, state, url, made_of) values ('%1$s', 'registered', 'https://x/CANARY', 'CANARY');
                    insert into webhook_notice (orcid, state, calls, asked, shown) values ('%1$s', 'read', 7, 7, 'work=0123');
                    insert into event_heard (sink, key) values ('crm', '%1$s');
                    insert into event (sink, lane, topic, key, number, body)
                    values ('crm', 0, 'record', '%1$s', gen_random_uuid(), '{"event":"record.updated"}');
                    """.formatted(orcid));
        }
        DATABASE.execute("""
                insert into event (sink, lane, topic, key, number, body)
                values ('crm', 0, 'link', 'p1', gen_random_uuid(), '{"event":"link.new"}')""");
        DATABASE.execute("insert into mirror (uuid, path) values (gen_random_uuid(), '/m')");
        DATABASE.execute("insert into changed_record (mirror_id, data_class, position, last_modified)"
                + " select id, 'summaries', place_of(orcid), now() from mirror, unnest(array['" + NOW + "', '" + OTHERS
                + "']) as of (orcid)");

        JsonNode all = export();

        assertThat(all.at("/webhook")).hasSize(2);
        assertThat(all.at("/webhook/0/state").asText()).isEqualTo("registered");
        assertThat(all.at("/webhook_notice/0/calls").asInt()).isEqualTo(7);
        assertThat(all.at("/webhook_notice/1/shown").asText()).isEqualTo("work=0123");
        assertThat(all.at("/event_heard")).hasSize(2);
        assertThat(all.at("/event")).hasSize(3);
        assertThat(all.at("/changed_record")).hasSize(1);
        assertThat(all.toString()).contains(NOW, BEFORE).doesNotContain(OTHERS, "CANARY");
    }

    @Test
    void an_iD_that_is_somebody_elses_by_now_is_theirs() throws Exception {
        DATABASE.execute("update person set orcid = '" + BEFORE + "' where person_id = 'p2'");
        DATABASE.execute("insert into webhook (orcid, state) values ('" + BEFORE + "', 'wanted')");

        assertThat(export().at("/webhook")).isEmpty();
    }
}
