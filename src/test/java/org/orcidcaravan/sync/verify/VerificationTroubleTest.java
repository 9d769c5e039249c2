package org.orcidcaravan.sync.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.Form;
import org.orcidcaravan.sync.Storage;
import org.orcidcaravan.sync.mirror.Batch;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.FilledMirror;
import org.orcidcaravan.sync.mirror.KnownObject;
import org.orcidcaravan.sync.mirror.MirrorLease;
import org.orcidcaravan.sync.mirror.MirrorUnusable;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Stores;

/** Verifications on bad days: beside a pass, over files that move, of folders with thousands of records. */
class VerificationTroubleTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final FileTime AN_HOUR_AGO = FileTime.from(NOW.minus(Duration.ofHours(1)));
    private static final FileTime JUST_NOW = FileTime.from(NOW.minus(Duration.ofMinutes(1)));

    @TempDir
    Path path;

    private Stores stores = new Stores(DATABASE.dataSource());
    private final VerifyCount count = new VerifyCount();

    @BeforeEach
    void stores() {
        stores = new Stores(DATABASE.dataSource());
    }

    private Verification verification() {
        return new Verification(
                stores.opener(),
                stores.recorded,
                stores.check(),
                stores.doubts,
                new VerificationStore(DATABASE.dataSource()),
                InstantSource.fixed(NOW));
    }

    private VerifyReport verify() throws InterruptedException {
        return verification().verify(path, OptionalInt.empty(), count);
    }

    private FolderVerification oneByOne(FilledMirror filled, boolean busy) {
        var rooms = new FolderVerification.Rooms(stores.recorded, stores.check(), stores.doubts, () -> busy, NOW);
        return new FolderVerification(filled.mirror(), DataClass.SUMMARIES, rooms, count);
    }

    private long queued(FilledMirror filled) throws Exception {
        return stores.failed.count(filled.mirror(), DataClass.SUMMARIES);
    }

    private static void write(Path file, String text, FileTime when) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, when);
    }

    @Test
    @Tag("row-40")
    void row_40_beside_a_pass_what_is_missing_or_was_altered_long_ago_is_queued_all_the_same() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 8);
        Files.delete(filled.file(0));
        write(filled.file(3), "altered before the pass began", AN_HOUR_AGO);
        write(filled.file(4), "as if the pass were just at it", JUST_NOW);

        try (MirrorLease pass = stores.opener().open(path)) {
            assertThat(pass.mirror().id()).isEqualTo(filled.mirror().id());
            verify();
        }

        assertThat(count.different()).isEqualTo(2);
        assertThat(count.unsettled()).isEqualTo(1);
        assertThat(queued(filled)).isEqualTo(2);
    }

    @Test
    void beside_a_pass_a_new_file_that_no_row_knows_yet_is_not_told_and_an_old_one_is() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 4);
        write(filled.file(0).resolveSibling("0000-0002-1825-0097.xml"), "just stored", JUST_NOW);
        write(filled.file(0).resolveSibling("notes.txt"), "of last week", AN_HOUR_AGO);

        try (MirrorLease pass = stores.opener().open(path)) {
            assertThat(pass.mirror().id()).isEqualTo(filled.mirror().id());
            verify();
        }

        assertThat(count.unknown()).isEqualTo(1);
        assertThat(count.sentences()).singleElement().asString().contains("notes.txt is no file that Caravan knows of");
    }

    @Test
    void what_a_pass_removed_between_the_two_looks_is_nobodys_fault() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 3);
        ObjectKey removed = filled.key(0);
        NavigableMap<ObjectKey, KnownObject> asItWas = stores.recorded
                .next(filled.mirror(), DataClass.SUMMARIES, ChecksumFolder.of(removed.orcid()), -1, 500)
                .objects();
        assertThat(asItWas).containsKey(removed);
        Files.delete(filled.file(0));
        DATABASE.execute("delete from mirrored_summary where mirror_id = "
                + filled.mirror().id());

        oneByOne(filled, true).objects(asItWas);

        assertThat(count.different()).isZero();
        assertThat(queued(filled)).isZero();
    }

    @Test
    void one_that_is_stopped_looks_at_nothing_more() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 3);
        ChecksumFolder folder = ChecksumFolder.of(filled.key(0).orcid());
        NavigableMap<ObjectKey, KnownObject> there = stores.recorded
                .next(filled.mirror(), DataClass.SUMMARIES, folder, -1, 500)
                .objects();
        count.stop();

        oneByOne(filled, false).folder(folder);
        oneByOne(filled, false).objects(there);

        assertThat(count.looked()).isZero();
        assertThat(verification().verify(path, OptionalInt.of(5), count).whole())
                .isFalse();
        assertThat(DATABASE.query("select whole from verification order by id desc limit 1"))
                .isEqualTo("f");
    }

    @Test
    void a_folder_of_more_records_than_one_look_takes_is_gone_through_to_its_end_with_its_strays() throws Exception {
        List<OrcidId> ids = LongStream.iterate(900_000_000_000L, number -> number + 100)
                .mapToObj(OrcidId::new)
                .filter(id -> ChecksumFolder.of(id).lastCharacter() == '7')
                .limit(1_203)
                .toList();
        try (MirrorLease lease = stores.opener().open(path)) {
            Batch batch = new Batch(lease.mirror());
            for (OrcidId id : ids) {
                batch.add(stores.files()
                        .keep(
                                lease.mirror(),
                                new ObjectKey.Summary(id),
                                id.toString().getBytes(UTF_8)));
            }
            stores.durable().confirm(batch);
        }
        Path folder = path.resolve("summaries")
                .resolve(ChecksumFolder.of(ids.getFirst()).text());
        for (int i : new int[] {0, 499, 500, 1_202}) {
            Files.writeString(folder.resolve(ids.get(i) + ".xml.bak"), "mine");
        }
        Files.delete(folder.resolve(ids.get(1_000) + ".xml"));

        verify();

        assertThat(count.looked()).isEqualTo(1_203);
        assertThat(count.different()).isEqualTo(1);
        assertThat(count.unknown()).isEqualTo(4);
        assertThat(count.share()).isEqualTo(1);
    }

    @Test
    void what_lies_beside_the_checksum_folders_and_in_folders_of_its_own_is_told_once_and_stays() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 4);
        Path works = filled.file(1).getParent();
        Files.writeString(path.resolve("summaries/555"), "a file where a folder should be");
        Files.createDirectories(path.resolve("activities/backup/of/mine"));
        Files.writeString(path.resolve("activities/backup/of/mine/x"), "mine");
        Files.createSymbolicLink(path.resolve("activities/99X"), folderElsewhere());
        Files.writeString(works.resolve("draft.xml"), "mine");
        Files.createDirectories(works.resolveSibling("peer-reviews/empty"));
        Files.writeString(filled.file(0).resolveSibling("short"), "mine");
        Files.writeString(filled.file(0).resolveSibling(".hidden"), "mine");

        VerifyReport report = verify();

        assertThat(report.isSound()).isTrue();
        assertThat(String.join("\n", count.sentences()))
                .contains("summaries/555 is nothing", "activities/backup is nothing", "activities/99X is nothing")
                .contains("draft.xml is no file", "short is no file", ".hidden is no file");
        assertThat(count.unknown()).isEqualTo(6);
    }

    private Path folderElsewhere() throws IOException {
        return Files.createDirectory(path.resolve("elsewhere"));
    }

    @Test
    void of_very_many_findings_a_hundred_are_named_and_all_are_counted() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 150);
        for (ObjectKey key : filled.documents().keySet()) {
            Files.delete(filled.mirror().file(key));
        }

        verify();

        assertThat(count.different()).isEqualTo(filled.documents().size()).isGreaterThan(150);
        assertThat(count.sentences()).hasSize(100);
    }

    @Test
    void a_mirror_without_one_of_its_data_classes_is_sound() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 1);
        DATABASE.execute("delete from mirrored_activities where mirror_id = "
                + filled.mirror().id());
        try (var all = Files.walk(path.resolve("activities"))) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }

        assertThat(verify().isSound()).isTrue();
        assertThat(count.looked()).isEqualTo(1);
    }

    @Test
    void between_two_forms_it_says_what_to_do() throws Exception {
        FilledMirror.of(stores, path, Form.USUAL, 1);
        stores.opener().openToConvert(path, Storage.ZSTD).orElseThrow().close();

        assertThatThrownBy(this::verify)
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("was not finished")
                .hasMessageContaining("caravan storage convert --to zstd");
    }

    @Test
    void without_its_database_it_ends_in_one_sentence_and_queues_nothing() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 5);
        Files.delete(filled.file(0));
        Stores away = new Stores(DATABASE.unreachable());
        Verification blind = new Verification(
                stores.opener(),
                away.recorded,
                stores.check(),
                stores.doubts,
                new VerificationStore(DATABASE.dataSource()),
                InstantSource.fixed(NOW));

        assertThatThrownBy(() -> blind.verify(path, OptionalInt.empty(), count))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessageStartingWith("Failed to look up what is recorded");
        assertThat(count.stopped()).isTrue();
        assertThat(queued(filled)).isZero();
        assertThat(blind.last()).isNull();
    }

    @Test
    void one_that_is_interrupted_stops() throws Exception {
        FilledMirror.of(stores, path, Form.USUAL, 2);
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::verify).isInstanceOf(InterruptedException.class);
        assertThat(count.stopped()).isTrue();
    }
}
