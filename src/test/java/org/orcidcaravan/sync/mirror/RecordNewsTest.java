package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.event.SomeEvents;

/** What changes of a mirror become events, in the transaction that changes it. */
class RecordNewsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Path ROOT = Path.of("/quo\"ted");
    private static final ObjectKey SUMMARY = new ObjectKey.Summary(Samples.ORCID);

    private final Stores stores = new Stores(DATABASE.dataSource(), SomeEvents.wanted("file"));
    private Mirror mirror = new Mirror(0, ROOT, ROOT);

    @BeforeEach
    void a_new_mirror() throws SQLException {
        mirror = new Mirror(DATABASE.newMirror(), ROOT, ROOT);
        DATABASE.execute("truncate event");
    }

    private void confirm(Batch... batches) throws SQLException {
        stores.confirmation.confirm(mirror, List.of(batches));
    }

    private Batch stored(ObjectKey key, int version) {
        Batch batch = new Batch(mirror);
        batch.add(new Stored(key, Samples.known(version), null));
        return batch;
    }

    private Batch removed(ObjectKey key) {
        Batch batch = new Batch(mirror);
        batch.remove(new Vanished(key, null, Vanished.Reason.RECORD));
        return batch;
    }

    private static String events() throws SQLException {
        return DATABASE.query("select string_agg(body::json->>'event', ' ' order by id) from event");
    }

    @Test
    void a_summary_is_added_changed_and_removed_and_each_is_told_once() throws SQLException {
        confirm(stored(SUMMARY, 1));
        confirm(stored(SUMMARY, 1));
        confirm(stored(SUMMARY, 2));
        confirm(removed(SUMMARY));
        confirm(removed(SUMMARY));
        assertThat(events()).isEqualTo("record.added record.changed record.removed");
    }

    @Test
    void an_activity_is_told_of_with_its_type_and_put_code() throws Exception {
        confirm(stored(Samples.work(7), 1), stored(Samples.work(8), 1));
        confirm(stored(Samples.work(7), 2));
        confirm(removed(Samples.work(8)));
        assertThat(events()).isEqualTo("record.added record.added record.changed record.removed");
        JsonNode event = new JsonMapper().readTree(DATABASE.query("select body from event order by id limit 1"));
        assertThat(event.path("event").asText()).isEqualTo("record.added");
        assertThat(event.path("kind").asText()).isEqualTo("activity");
        assertThat(event.path("type").asText()).isEqualTo("works");
        assertThat(event.path("put_code").asLong()).isEqualTo(7);
        assertThat(event.path("orcid").asText()).isEqualTo(Samples.ORCID.toString());
        assertThat(event.path("path").asText())
                .isEqualTo(mirror.file(Samples.work(7)).toString());
        assertThat(event.path("etag").asText()).hasSize(32);
        assertThat(event.path("at").asText()).endsWith("Z");
    }

    @Test
    void the_last_word_of_a_group_counts() throws SQLException {
        confirm(stored(SUMMARY, 1), stored(SUMMARY, 2), removed(SUMMARY));
        assertThat(events()).isEqualTo("null");
        confirm(stored(SUMMARY, 1), stored(SUMMARY, 2));
        assertThat(events()).isEqualTo("record.added");
    }

    @Test
    void what_cannot_be_told_is_not_confirmed() throws SQLException {
        DATABASE.execute("alter table event add constraint mute check (false)");
        try {
            assertThatThrownBy(() -> confirm(stored(SUMMARY, 1))).isInstanceOf(SQLException.class);
        } finally {
            DATABASE.execute("alter table event drop constraint mute");
        }
        assertThat(DATABASE.query("select count(*) from mirrored_summary where mirror_id = " + mirror.id()))
                .isEqualTo("0");
        confirm(stored(SUMMARY, 1));
        assertThat(events()).isEqualTo("record.added");
    }
}
