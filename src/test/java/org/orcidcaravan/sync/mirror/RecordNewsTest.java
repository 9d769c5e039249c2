package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.event.SomeEvents;
import org.orcidcaravan.orcid.OrcidId;

/** What changes of a mirror become events, in the transaction that changes it. */
class RecordNewsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Path ROOT = Path.of("/quo\"ted");
    private static final OrcidId OTHER = OrcidId.parse("0000-0001-5000-0007").orElseThrow();
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

    private Batch stored(int version, RecordState.Kind kind, @Nullable OrcidId primary) {
        Batch batch = stored(SUMMARY, version);
        batch.add(new RecordState(Samples.ORCID, kind, null, primary));
        return batch;
    }

    private static List<String> states() throws SQLException {
        return DATABASE.query(
                        "select coalesce(string_agg((body::json->>'state') || ' ' || coalesce(body::json->>'primary',"
                                + " '-'), ';' order by id), '') from event where body::json->>'event' = 'record.state'")
                .lines()
                .flatMap(line -> Stream.of(line.split(";")))
                .toList();
    }

    @Test
    void row_27_a_record_that_is_closed_and_opened_again_is_told_of_each_time_and_once() throws SQLException {
        confirm(stored(SUMMARY, 1));
        assertThat(states()).isEmpty();
        confirm(stored(2, RecordState.Kind.LOCKED, null));
        confirm(stored(2, RecordState.Kind.LOCKED, null));
        confirm(stored(3, RecordState.Kind.DEPRECATED, null));
        confirm(stored(4, RecordState.Kind.DEPRECATED, OTHER));
        confirm(stored(SUMMARY, 5));
        assertThat(states()).containsExactly("locked -", "deprecated -", "deprecated " + OTHER, "open -");
        assertThat(events()).startsWith("record.added record.changed record.state record.changed record.state");
    }

    @Test
    void row_27_a_record_that_is_known_closed_from_the_beginning_is_told_of_with_its_place() throws Exception {
        confirm(stored(1, RecordState.Kind.DEPRECATED, OTHER));
        JsonNode event = new JsonMapper().readTree(DATABASE.query("select body from event order by id desc limit 1"));
        assertThat(event.path("event").asText()).isEqualTo("record.state");
        assertThat(event.path("orcid").asText()).isEqualTo(Samples.ORCID.toString());
        assertThat(event.path("primary").asText()).isEqualTo(OTHER.toString());
        assertThat(event.path("path").asText()).isEqualTo(mirror.file(SUMMARY).toString());
        assertThat(event.path("at").asText()).endsWith("Z");
    }

    @Test
    void row_27_a_closed_record_that_is_removed_and_comes_back_closed_is_told_of_again() throws SQLException {
        confirm(stored(1, RecordState.Kind.LOCKED, null));
        confirm(removed(SUMMARY));
        assertThat(DATABASE.query("select count(*) from record_state where mirror_id = " + mirror.id()))
                .isEqualTo("0");
        confirm(stored(1, RecordState.Kind.LOCKED, null));
        assertThat(states()).containsExactly("locked -", "locked -");
    }

    @Test
    void a_removal_says_why() throws SQLException {
        confirm(stored(SUMMARY, 1), stored(Samples.work(7), 1), stored(Samples.work(8), 1));
        DATABASE.execute("truncate event");
        Batch scan = new Batch(mirror);
        scan.remove(new Vanished(SUMMARY, null, Vanished.Reason.SCAN));
        Batch closed = new Batch(mirror);
        closed.remove(new Vanished(Samples.work(7), null, Vanished.Reason.REPLACED));
        closed.forget(Samples.work(8));
        confirm(scan, closed);
        assertThat(DATABASE.query("select string_agg(body::json->>'reason', ' ' order by id) from event"))
                .isEqualTo("scan replaced let-go");
        assertThat(DATABASE.query(
                        "select count(*) from vanished_object where state = 'removed' and mirror_id = " + mirror.id()))
                .isEqualTo("2");
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
