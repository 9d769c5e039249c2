package org.orcidcaravan.sync.datafile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.ChosenSettings;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.Form;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.changes.CursorStore;
import org.orcidcaravan.sync.mirror.ActivityType;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.DiskTrouble;
import org.orcidcaravan.sync.mirror.FilledMirror;
import org.orcidcaravan.sync.mirror.MirrorBusy;
import org.orcidcaravan.sync.mirror.MirrorLease;
import org.orcidcaravan.sync.mirror.MirrorUnusable;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Stores;

/** Imports on bad days: hostile dates and names, no room, no database, other forms, archives that change. */
class ImportTroubleTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String NAME = "ORCID_2025_10_summaries.tar.gz";
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @TempDir
    Path folder;

    private Path path = Path.of("");
    private Stores stores = new Stores(DATABASE.dataSource());
    private final Map<String, String> chosen = new HashMap<>();
    private final ImportCount count = new ImportCount();

    @BeforeEach
    void fresh() {
        path = folder.resolve("mirror");
        stores = new Stores(DATABASE.dataSource());
    }

    private DataFileImport imports() {
        return imports(stores, new CursorStore(DATABASE.dataSource()));
    }

    private DataFileImport imports(Stores of, CursorStore cursors) {
        SyncSettings settings = ChosenSettings.with(chosen);
        DataFileStore store = new DataFileStore(DATABASE.dataSource());
        return new DataFileImport(
                of.opener(settings),
                of.files(),
                of.recorded,
                of.durable(),
                store,
                new FirstWatermark(cursors, store, settings),
                new ImportLimits(settings, InstantSource.fixed(NOW)));
    }

    private DataFileImport.Report run(Path archive) throws Exception {
        return imports().run(archive, path, Optional.empty(), count);
    }

    private Path file(byte[] archive) throws IOException {
        return Files.write(folder.resolve(NAME), archive);
    }

    private static OrcidId id(int index) {
        return new OrcidId(900_000_000_000L + index * 37L);
    }

    private static String entry(int index) {
        return "ORCID_2025_10_summaries/" + new ObjectKey.Summary(id(index)).text();
    }

    private static String dated(int index, String date) {
        return "<record path='" + id(index) + "'><c:last-modified-date>" + date + "</c:last-modified-date></record>";
    }

    private static Archives summaries(int from, int to) {
        Archives archives = new Archives();
        for (int i = from; i < to; i++) {
            archives.with(entry(i), dated(i, "2025-10-01T00:00:00Z"));
        }
        return archives;
    }

    private String mirrored() throws Exception {
        try (MirrorLease lease = stores.opener(ChosenSettings.with(chosen)).open(path)) {
            return DATABASE.query("select count(*) from mirrored_summary where mirror_id = "
                    + lease.mirror().id());
        }
    }

    @Test
    void an_archive_of_nothing_is_whole_and_sets_no_watermark() throws Exception {
        DataFileImport.Report report = run(file(new Archives().zipped()));

        assertThat(report.whole()).isTrue();
        assertThat(report.watermark()).isNull();
        assertThat(mirrored()).isEqualTo("0");
        assertThat(new ImportCount().share()).as("of one that has not begun").isZero();
    }

    @Test
    void a_file_that_is_not_there_makes_no_mirror() {
        assertThatThrownBy(() -> run(folder.resolve("nowhere.tar.gz"))).isInstanceOf(NoSuchFileException.class);
        assertThat(path).doesNotExist();
    }

    @Test
    void of_another_version_it_is_refused_before_anything_is_read() {
        chosen.put("caravan.sync.data-version", "2.0");

        assertThatThrownBy(() -> run(folder.resolve("nowhere.tar.gz")))
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("hold version 3.0")
                .hasMessageContaining("set it to 3.0");
    }

    @Test
    void beside_a_pass_it_waits_for_nobody_and_says_so() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 1);
        Path archive = file(summaries(0, 3).zipped());

        try (MirrorLease pass = stores.opener().open(path)) {
            assertThat(pass.mirror().id()).isEqualTo(filled.mirror().id());
            assertThatThrownBy(() -> run(archive)).isInstanceOf(MirrorBusy.class);
        }
    }

    @Test
    void one_that_is_stopped_before_it_begins_takes_nothing() throws Exception {
        count.stop();

        assertThat(run(file(summaries(0, 3).zipped())).whole()).isFalse();
        assertThat(count.stopped()).isTrue();
        assertThat(mirrored()).isEqualTo("0");
    }

    @Test
    void again_nothing_is_written_and_the_watermark_stays() throws Exception {
        Path archive = file(summaries(0, 30).zipped());
        Instant first = run(archive).watermark();

        ImportCount again = new ImportCount();
        DataFileImport.Report report = imports().run(archive, path, Optional.empty(), again);

        assertThat(report.whole()).isTrue();
        assertThat(again.objects()).isZero();
        assertThat(again.alreadyHere())
                .as("entries that were done with are passed over")
                .isZero();
        assertThat(report.watermark()).isEqualTo(first).isEqualTo("2025-09-15T00:00:00Z");
    }

    @Test
    void another_file_of_the_same_name_begins_anew() throws Exception {
        run(file(summaries(0, 10).zipped()));

        ImportCount other = new ImportCount();
        imports().run(file(summaries(5, 40).zipped()), path, Optional.empty(), other);

        assertThat(other.objects()).isEqualTo(30);
        assertThat(other.alreadyHere()).isEqualTo(5);
        assertThat(mirrored()).isEqualTo("40");
    }

    @Test
    void dates_of_the_future_and_what_is_none_move_no_watermark() throws Exception {
        Archives archives = new Archives()
                .with(entry(0), dated(0, "2025-10-01T00:00:00Z"))
                .with(entry(1), dated(1, "2999-01-01T00:00:00Z"))
                .with(entry(2), dated(2, "1999-01-01T00:00:00Z"))
                .with(entry(3), "<record/>")
                .with(entry(4), dated(4, "never"));

        assertThat(run(file(archives.zipped())).watermark()).isEqualTo("2025-09-15T00:00:00Z");
        assertThat(count.objects()).isEqualTo(5);
    }

    @Test
    void a_data_file_without_any_date_sets_no_watermark_by_itself_and_the_given_day_does() throws Exception {
        Path archive = file(new Archives().with(entry(0), "<record/>").zipped());

        assertThat(run(archive).watermark()).isNull();
        assertThat(imports()
                        .run(archive, path, Optional.of(Instant.parse("2025-10-01T00:00:00Z")), count)
                        .watermark())
                .isEqualTo("2025-09-29T00:00:00Z");
    }

    @Test
    void a_watermark_that_is_there_is_not_moved_back() throws Exception {
        run(file(summaries(0, 2).zipped()));
        Path older = Files.write(
                folder.resolve("ORCID_2023_10_summaries.tar.gz"),
                new Archives().with(entry(7), dated(7, "2023-10-01T00:00:00Z")).zipped());

        assertThat(imports().run(older, path, Optional.empty(), count).watermark())
                .isEqualTo("2025-09-15T00:00:00Z");
    }

    @Test
    void activities_whose_archive_is_named_otherwise_are_one_of_their_own() throws Exception {
        byte[] work = dated(0, "2025-10-01T00:00:00Z").getBytes(UTF_8);
        Archives archives =
                new Archives().with("all/" + new ObjectKey.Activity(id(0), ActivityType.WORKS, 3).text(), work);
        Path archive = Files.write(folder.resolve("everything.tar"), archives.plain());

        assertThat(imports().run(archive, path, Optional.empty(), count).watermark())
                .isEqualTo("2025-09-15T00:00:00Z");
        try (MirrorLease lease = stores.opener().open(path)) {
            assertThat(lease.mirror().file(new ObjectKey.Activity(id(0), ActivityType.WORKS, 3)))
                    .hasBinaryContent(work);
        }
    }

    @Test
    void one_that_was_stopped_within_a_part_knows_its_class_when_it_goes_on_over_its_end() throws Exception {
        byte[] archive = summaries(0, 3).zipped();
        run(file(archive));
        DATABASE.execute("update data_file set finished_at = null, data_class = null");

        ImportCount rest = new ImportCount();
        DataFileImport.Report report = imports().run(file(archive), path, Optional.empty(), rest);

        assertThat(report.watermark()).isEqualTo("2025-09-15T00:00:00Z");
        assertThat(DATABASE.query(
                        "select string_agg(distinct data_class, ',') from data_file where finished_at is not null"
                                + " and mirror_id = (select max(id) from mirror)"))
                .isEqualTo(DataClass.SUMMARIES.folder());
    }

    @Test
    @Tag("row-24")
    void row_24_thousands_of_strange_names_are_kept_aside_as_they_come() throws Exception {
        Archives archives = new Archives();
        for (int i = 0; i < 2_300; i++) {
            archives.with("a/../../" + i, new byte[] {1});
        }
        archives.with(entry(1), dated(1, "2025-10-01T00:00:00Z"));

        run(file(archives.zipped()));

        assertThat(count.kept()).isEqualTo(2_300);
        assertThat(count.objects()).isEqualTo(1);
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().matches("\\d+"));
    }

    @Test
    @Tag("row-25")
    void row_25_a_document_that_is_far_too_large_is_kept_aside_and_the_others_stay() throws Exception {
        chosen.put("caravan.sync.max-object-bytes", "1000");
        byte[] large = new byte[1_001];
        new SplittableRandom(25).nextBytes(large);
        Archives archives = new Archives().with(entry(0), large).with(entry(1), dated(1, "2025-10-01T00:00:00Z"));

        run(file(archives.zipped()));

        assertThat(count.kept()).isEqualTo(1);
        assertThat(count.objects()).isEqualTo(1);
        assertThat(DATABASE.query(
                        "select count(*) from quarantined where reason like '%1001 bytes%' and content like '%" + id(0)
                                + "%'"))
                .isEqualTo("1");
    }

    @Test
    @Tag("row-28")
    void row_28_what_no_json_can_be_made_of_is_kept_aside_and_the_rest_written() throws Exception {
        chosen.put("caravan.sync.format", "json");
        Archives archives = new Archives()
                .with(entry(0), "no XML at all")
                .with(entry(1), "<record path='/x'><orcid-identifier><path>x</path></orcid-identifier></record>");

        run(file(archives.zipped()));

        assertThat(count.kept()).isEqualTo(1);
        assertThat(count.objects()).isEqualTo(1);
        Path written =
                path.resolve("summaries/" + new ObjectKey.Summary(id(1)).text().replace(".xml", ".json"));
        assertThat(written).content().startsWith("{");
        assertThat(mirrored()).isEqualTo("1");
    }

    @Test
    void documents_of_many_megabytes_are_confirmed_before_too_many_are_held() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        Archives archives = new Archives();
        for (int i = 0; i < 5; i++) {
            byte[] large = new byte[9 << 20];
            random.nextBytes(large);
            archives.with(entry(i), large);
        }
        archives.with(entry(5), "the last");

        run(file(archives.plain()));

        assertThat(count.objects()).isEqualTo(6);
        assertThat(count.bytes()).isEqualTo(5L * (9 << 20) + "the last".length());
    }

    @Test
    @Tag("row-43")
    void row_43_without_its_database_it_ends_in_one_sentence_and_goes_on_when_it_is_back() throws Exception {
        Path archive = file(summaries(0, 20).zipped());
        DataFileStore store = new DataFileStore(DATABASE.dataSource());
        SyncSettings settings = ChosenSettings.defaults();
        Stores away = new Stores(DATABASE.unreachable());
        DataFileImport halfBlind = new DataFileImport(
                stores.opener(),
                stores.files(),
                away.recorded,
                stores.durable(),
                store,
                new FirstWatermark(new CursorStore(DATABASE.dataSource()), store, settings),
                new ImportLimits(settings, InstantSource.fixed(NOW)));

        assertThatThrownBy(() -> halfBlind.run(archive, path, Optional.empty(), count))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessageStartingWith("Failed to look up what is recorded");
        assertThat(count.objects()).isZero();
        assertThat(mirrored()).isEqualTo("0");

        assertThat(run(archive).whole()).isTrue();
        assertThat(mirrored()).isEqualTo("20");
    }

    @Test
    @Tag("row-43")
    void row_43_a_watermark_that_cannot_be_set_is_set_when_it_is_asked_again() throws Exception {
        Path archive = file(summaries(0, 4).zipped());

        assertThatThrownBy(() -> imports(stores, new CursorStore(DATABASE.unreachable()))
                        .run(archive, path, Optional.empty(), count))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessageStartingWith("Failed to set the watermark");

        assertThat(run(archive).watermark()).isEqualTo("2025-09-15T00:00:00Z");
        assertThat(mirrored()).isEqualTo("4");
    }

    @Test
    @Tag("row-32")
    void row_32_a_disk_that_fills_up_ends_it_and_it_goes_on_when_there_is_room() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(ran("mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", disk.toString()))
                .as("only root may mount a small file system")
                .isTrue();
        try {
            path = disk.resolve("mirror");
            Archives archives = new Archives();
            for (int i = 0; i < 100; i++) {
                archives.with(entry(i), "x".repeat(5_000));
            }
            Path archive = file(archives.zipped());

            assertThatThrownBy(() -> run(archive))
                    .isInstanceOf(DiskTrouble.class)
                    .hasMessageContaining("no space left on the device");
            assertThat(count.objects()).as("what is not whole does not count").isZero();

            assertThat(ran("mount", "-o", "remount,size=8m", disk.toString())).isTrue();
            assertThat(run(archive).whole()).isTrue();
            assertThat(mirrored()).isEqualTo("100");
        } finally {
            ran("umount", disk.toString());
        }
    }

    private static boolean ran(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
