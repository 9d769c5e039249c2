package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;

/** The mirror's tables, by the stores that own them. */
class StoreTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private final Stores stores = new Stores(DATABASE.dataSource());
    private Mirror mirror = new Mirror(0, Path.of("/m"), Path.of("/m"));

    @BeforeEach
    void a_new_mirror() throws SQLException {
        mirror = new Mirror(DATABASE.newMirror(), Path.of("/m"), Path.of("/m"));
    }

    private void confirm(Batch... batches) throws SQLException {
        stores.confirmation.confirm(mirror, List.of(batches));
    }

    private Batch stored(ObjectKey key, KnownObject known) {
        Batch batch = new Batch(mirror);
        batch.add(new Stored(key, known, null));
        return batch;
    }

    private Map<ObjectKey, KnownObject> known(DataClass dataClass) {
        return stores.known.between(mirror, dataClass, new OrcidId(0), Samples.ORCID);
    }

    private Map<ObjectKey, KnownObject> everything(DataClass dataClass) throws SQLException {
        return dataClass == DataClass.SUMMARIES
                ? stores.summaries.known(mirror.id(), 0, Long.MAX_VALUE)
                : stores.activities.known(mirror.id(), 0, Long.MAX_VALUE);
    }

    @Test
    void what_is_stored_is_known_and_can_change_and_go() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        Map<ObjectKey, KnownObject> expected = new HashMap<>();
        Batch first = new Batch(mirror);
        for (int i = 0; i < 500; i++) {
            ObjectKey key = new ObjectKey.Summary(new OrcidId(random.nextLong(OrcidId.LIMIT)));
            KnownObject known = new KnownObject(
                    new UUID(random.nextLong(), random.nextLong()),
                    random.nextInt(1 << 30),
                    VerifiedBy.ofCode(random.nextInt(3)));
            expected.put(key, known);
            first.add(new Stored(key, known, null));
        }
        confirm(first);
        assertThat(everything(DataClass.SUMMARIES)).isEqualTo(expected);

        ObjectKey changed = expected.keySet().iterator().next();
        expected.put(changed, Samples.known(1));
        Batch second = stored(changed, Samples.known(1));
        List<ObjectKey> removed = expected.keySet().stream()
                .filter(key -> !key.equals(changed))
                .limit(20)
                .toList();
        removed.forEach(key -> second.remove(Samples.vanished(key)));
        expected.keySet().removeAll(removed);
        confirm(second);

        assertThat(everything(DataClass.SUMMARIES)).isEqualTo(expected);
        assertThat(known(DataClass.ACTIVITIES)).isEmpty();
    }

    @Test
    void activities_are_added_changed_and_removed_and_an_empty_row_goes() throws Exception {
        Batch batch = new Batch(mirror);
        Map<ObjectKey, KnownObject> expected = new HashMap<>();
        for (int i = 1; i <= 50; i++) {
            expected.put(Samples.work(i), Samples.known(i));
            batch.add(new Stored(Samples.work(i), Samples.known(i), null));
        }
        confirm(batch);
        assertThat(everything(DataClass.ACTIVITIES)).isEqualTo(expected);
        assertThat(objects()).isEqualTo("50");

        Batch more = stored(Samples.work(7), Samples.known(70));
        more.add(new Stored(Samples.work(900), Samples.known(900), null));
        more.remove(Samples.vanished(Samples.work(8)));
        confirm(more);
        expected.put(Samples.work(7), Samples.known(70));
        expected.put(Samples.work(900), Samples.known(900));
        expected.remove(Samples.work(8));
        assertThat(everything(DataClass.ACTIVITIES)).isEqualTo(expected);

        Batch all = new Batch(mirror);
        expected.keySet().forEach(key -> all.remove(Samples.vanished(key)));
        confirm(all);
        assertThat(DATABASE.query("select count(*) from mirrored_activities where mirror_id = " + mirror.id()))
                .isEqualTo("0");
    }

    private String objects() throws SQLException {
        return DATABASE.query("select objects from mirrored_activities where mirror_id = " + mirror.id());
    }

    @Test
    void removing_what_is_not_there_changes_nothing() throws Exception {
        Batch batch = new Batch(mirror);
        batch.remove(Samples.vanished(Samples.work(1)));
        batch.remove(Samples.vanished(Samples.SUMMARY));
        confirm(batch);

        assertThat(everything(DataClass.ACTIVITIES)).isEmpty();
        assertThat(everything(DataClass.SUMMARIES)).isEmpty();
    }

    @Test
    void only_the_records_of_the_range_are_looked_up() throws Exception {
        OrcidId inside = Samples.ORCID;
        OrcidId outside = new OrcidId(inside.number() + 1_100);
        confirm(
                stored(new ObjectKey.Summary(inside), Samples.known(1)),
                stored(new ObjectKey.Summary(outside), Samples.known(2)));
        confirm(stored(Samples.work(5), Samples.known(3)));

        assertThat(stores.known.between(mirror, DataClass.SUMMARIES, inside, inside))
                .containsOnlyKeys(Samples.SUMMARY);
        assertThat(stores.known.between(mirror, DataClass.ACTIVITIES, inside, inside))
                .containsOnlyKeys(Samples.work(5));
        Mirror other = new Mirror(DATABASE.newMirror(), Path.of("/o"), Path.of("/o"));
        assertThat(stores.known.between(other, DataClass.SUMMARIES, inside, inside))
                .isEmpty();
    }

    @Test
    @Tag("row-43")
    void row_43_repeating_a_confirmation_changes_nothing() throws Exception {
        Batch batch = stored(Samples.SUMMARY, Samples.known(1));
        batch.add(new Stored(Samples.work(1), Samples.known(2), null));
        batch.checkpoint(new FolderCheckpoint(DataClass.SUMMARIES, ChecksumFolder.of(Samples.ORCID), "097/k", false));
        confirm(batch);
        confirm(batch);

        assertThat(everything(DataClass.SUMMARIES)).containsOnly(Map.entry(Samples.SUMMARY, Samples.known(1)));
        assertThat(everything(DataClass.ACTIVITIES)).containsOnly(Map.entry(Samples.work(1), Samples.known(2)));
        assertThat(objects()).isEqualTo("1");
    }

    @Test
    @Tag("row-43")
    void row_43_a_batch_is_confirmed_as_a_whole_or_not_at_all() throws Exception {
        Batch batch = stored(Samples.SUMMARY, Samples.known(1));
        batch.add(new Stored(Samples.work(1), Samples.known(2), null));
        batch.checkpoint(new FolderCheckpoint(DataClass.SUMMARIES, ChecksumFolder.of(Samples.ORCID), "\0", false));

        assertThatThrownBy(() -> confirm(batch)).isInstanceOf(SQLException.class);
        assertThat(everything(DataClass.SUMMARIES)).isEmpty();
        assertThat(everything(DataClass.ACTIVITIES)).isEmpty();
    }

    @Test
    @Tag("row-14")
    void row_14_the_last_confirmed_key_of_each_folder_is_kept() throws Exception {
        ChecksumFolder folder = ChecksumFolder.of(Samples.ORCID);
        FolderCheckpoint half = new FolderCheckpoint(DataClass.SUMMARIES, folder, "097/a", false);
        FolderCheckpoint whole = new FolderCheckpoint(DataClass.SUMMARIES, folder, "097/b", true);
        FolderCheckpoint other = new FolderCheckpoint(DataClass.SUMMARIES, new ChecksumFolder(1_099), "99X/", false);
        for (FolderCheckpoint reached : List.of(half, other, whole)) {
            Batch batch = new Batch(mirror);
            batch.checkpoint(reached);
            confirm(batch);
        }

        assertThat(stores.folders.reached(mirror.id(), DataClass.SUMMARIES))
                .containsOnly(Map.entry(folder, whole), Map.entry(other.folder(), other));
        assertThat(stores.folders.reached(mirror.id(), DataClass.ACTIVITIES)).isEmpty();
    }

    @Test
    void refused_keys_are_kept_printable_and_counted() throws Exception {
        String nasty = "../\0\u001b[2J\r\n\u009b\u202e\uD83D\uDE00\\é" + "x".repeat(3_000);
        Batch batch = new Batch(mirror);
        batch.add(new Refusal("bucket", nasty, "is hostile"));
        batch.add(new Refusal("bucket", "\u0001".repeat(5_000), "is long"));
        confirm(batch);
        confirm(batch);

        String where = " from quarantined where mirror_id = " + mirror.id() + " and reason = 'is hostile'";
        assertThat(DATABASE.query("select times" + where)).isEqualTo("2");
        assertThat(DATABASE.query("select content" + where))
                .startsWith("../\\u0000\\u001b[2J\\u000d\\u000a\\u009b\\u202e\\ud83d\\ude00\\u005céxxx")
                .hasSizeLessThanOrEqualTo(1_100);
        assertThat(DATABASE.query("select count(*) from quarantined where mirror_id = " + mirror.id()))
                .isEqualTo("2");
    }

    @Test
    void a_mirror_is_found_by_its_id_wherever_it_is() throws Exception {
        UUID uuid = UUID.randomUUID();
        int id = stores.mirrors.findOrAdd(uuid, "/here");

        assertThat(stores.mirrors.findOrAdd(uuid, "/there")).isEqualTo(id);
        assertThat(stores.mirrors.findOrAdd(UUID.randomUUID(), "/there")).isNotEqualTo(id);
        assertThat(DATABASE.query("select path from mirror where id = " + id)).isEqualTo("/there");
    }

    @Test
    @Tag("row-45")
    void row_45_a_second_lease_is_refused_until_the_first_is_given_back() throws Exception {
        try (MirrorLease first = stores.mirrors.lease(mirror)) {
            assertThat(first.mirror()).isEqualTo(mirror);
            assertThatThrownBy(() -> stores.mirrors.lease(mirror))
                    .isInstanceOf(MirrorUnusable.class)
                    .hasMessageContaining("Another pass is at work on /m");
        }
        stores.mirrors.lease(mirror).close();
    }

    @Test
    void the_database_shows_and_places_ids_as_java_does() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        long[] positions = random.longs(2_000, 0, OrcidId.LIMIT)
                .map(number -> Position.of(new OrcidId(number)))
                .toArray();
        try (Connection connection = DATABASE.dataSource().getConnection();
                var statement = connection.prepareStatement(
                        "select place, orcid_of(place), place_of(orcid_of(place)) from unnest(?) as of (place)")) {
            statement.setObject(1, positions);
            try (var row = statement.executeQuery()) {
                int seen = 0;
                while (row.next()) {
                    assertThat(row.getString(2))
                            .isEqualTo(Position.orcid(row.getLong(1)).toString());
                    assertThat(row.getLong(3)).isEqualTo(row.getLong(1));
                    seen++;
                }
                assertThat(seen).isEqualTo(2_000);
            }
        }
        assertThat(DATABASE.query("select place_of('0000-0001-5000-000') is null"))
                .isEqualTo("t");
    }

    @Test
    void the_tables_know_the_words_of_java_and_no_others() throws Exception {
        for (VerifiedBy by : VerifiedBy.values()) {
            ObjectKey key = new ObjectKey.Summary(new OrcidId(by.code()));
            confirm(stored(key, new KnownObject(new UUID(1, 1), 1, by)));
        }
        assertThat(constraintWords("mirrored_summary")).containsExactlyInAnyOrder("checksum", "size");
        for (String table : List.of("full_pass", "folder_scan", "change_cursor", "changed_record", "failed_object")) {
            assertThat(constraintWords(table)).as(table).containsExactlyInAnyOrder("summaries", "activities");
        }
        assertThat(DataClass.values())
                .extracting(DataClass::folder)
                .containsExactlyInAnyOrder("summaries", "activities");
    }

    private List<String> constraintWords(String table) throws SQLException {
        String words = DATABASE.query("select string_agg(word[1], ',') from pg_constraint,"
                + " regexp_matches(pg_get_constraintdef(oid), '''([a-z]+)''::text', 'g') as word"
                + " where contype = 'c' and conrelid = '" + table + "'::regclass");
        return List.of(words.split(","));
    }

    @Test
    void a_database_that_is_down_is_named_as_such() {
        Stores down = new Stores(DATABASE.unreachable());

        assertThatThrownBy(() -> down.known.between(mirror, DataClass.SUMMARIES, Samples.ORCID, Samples.ORCID))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessageContaining("See that PostgreSQL is up");
        assertThatThrownBy(() -> down.failed.count(mirror, DataClass.SUMMARIES)).isInstanceOf(DatabaseTrouble.class);
        assertThatThrownBy(() -> down.failed.oldest(mirror, DataClass.SUMMARIES))
                .isInstanceOf(DatabaseTrouble.class);
        assertThatThrownBy(() -> down.failed.due(mirror, DataClass.SUMMARIES, null, true, 1))
                .isInstanceOf(DatabaseTrouble.class);
    }

    @Test
    void the_time_of_a_failure_comes_from_the_database() throws Exception {
        Instant changed = Instant.parse("2026-11-20T10:11:12.000013Z");
        Batch batch = new Batch(mirror);
        batch.add(new FailedObject(Samples.SUMMARY, "no answer", changed));
        confirm(batch);

        assertThat(DATABASE.query(
                        "select first_failed_at = last_failed_at and first_failed_at <= now() from failed_object"
                                + " where mirror_id = " + mirror.id()))
                .isEqualTo("t");
        assertThat(stores.failed.oldest(mirror, DataClass.SUMMARIES)).contains(changed);
    }
}
