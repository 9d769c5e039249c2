package org.orcidcaravan.sync.datafile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
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
import org.orcidcaravan.sync.changes.CursorStore;
import org.orcidcaravan.sync.mirror.ActivityType;
import org.orcidcaravan.sync.mirror.Etags;
import org.orcidcaravan.sync.mirror.FilledMirror;
import org.orcidcaravan.sync.mirror.KnownObject;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorLease;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Stores;

class DataFileImportTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Instant NEWEST = Instant.parse("2025-10-03T04:05:06Z");

    @TempDir
    Path folder;

    private Path path = Path.of("");
    private Stores stores = new Stores(DATABASE.dataSource());
    private final ImportCount count = new ImportCount();

    @BeforeEach
    void fresh() {
        path = folder.resolve("mirror");
        stores = new Stores(DATABASE.dataSource());
    }

    private DataFileImport imports() {
        DataFileStore store = new DataFileStore(DATABASE.dataSource());
        ImportLimits limits = new ImportLimits(ChosenSettings.defaults(), InstantSource.system());
        return new DataFileImport(
                stores.opener(),
                stores.files(),
                stores.recorded,
                stores.durable(),
                store,
                new FirstWatermark(new CursorStore(DATABASE.dataSource()), store, ChosenSettings.defaults()),
                limits);
    }

    private static Map<ObjectKey, byte[]> summaries(int records) {
        Map<ObjectKey, byte[]> documents = new LinkedHashMap<>();
        for (int i = 0; i < records; i++) {
            ObjectKey key = new ObjectKey.Summary(new OrcidId(900_000_000_000L + i * 37L));
            Instant changed = i == records / 2 ? NEWEST : NEWEST.minusSeconds(86_400L + i);
            documents.put(
                    key,
                    ("<record path='" + key.orcid() + "'><h><common:last-modified-date>" + changed
                                    + "</common:last-modified-date></h>" + "x".repeat(500 + i) + "</record>")
                            .getBytes(UTF_8));
        }
        return documents;
    }

    private Path archive(String name, Map<ObjectKey, byte[]> documents) throws IOException {
        Path archive = folder.resolve(name);
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.putArchiveEntry(new TarArchiveEntry("ORCID_2025_10_summaries/"));
            tar.closeArchiveEntry();
            for (Map.Entry<ObjectKey, byte[]> each : documents.entrySet()) {
                add(tar, "ORCID_2025_10_summaries/" + each.getKey().text(), each.getValue());
            }
        }
        return archive;
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private Mirror mirror() {
        try (MirrorLease lease = stores.opener().open(path)) {
            return lease.mirror();
        }
    }

    private void assertImported(Map<ObjectKey, byte[]> documents) throws IOException {
        Mirror mirror = mirror();
        for (Map.Entry<ObjectKey, byte[]> each : documents.entrySet()) {
            ObjectKey key = each.getKey();
            assertThat(mirror.file(key)).hasBinaryContent(each.getValue());
            KnownObject known = stores.known()
                    .between(mirror, key.dataClass(), key.orcid(), key.orcid())
                    .get(key);
            assertThat(known).isNotNull();
            assertThat(stores.files().holds(mirror, key, Etags.text(known.etag()), known.bytes()))
                    .isTrue();
        }
    }

    private String watermark(DataClass dataClass) throws Exception {
        return DATABASE.query("select coalesce(max(watermark at time zone 'UTC')::text, 'none') from change_cursor"
                + " where mirror_id = " + mirror().id() + " and data_class = '" + dataClass.folder() + "'");
    }

    @Test
    void every_document_is_on_disk_and_recorded_and_the_change_list_goes_on_from_its_date() throws Exception {
        Map<ObjectKey, byte[]> documents = summaries(3_000);
        Path archive = archive("ORCID_2025_10_summaries.tar.gz", documents);

        DataFileImport.Report report = imports().run(archive, path, Optional.empty(), count);

        assertThat(report.whole()).isTrue();
        assertThat(count.objects()).isEqualTo(3_000);
        assertThat(count.share()).isEqualTo(1);
        assertImported(documents);
        // Two weeks for the writing of the file, and two days of the usual overlap.
        assertThat(report.watermark()).isEqualTo(Instant.parse("2025-09-17T04:05:06Z"));
        assertThat(watermark(DataClass.SUMMARIES)).isEqualTo("2025-09-17 04:05:06");
    }

    @Test
    void one_that_was_interrupted_goes_on_and_ends_in_the_same_state() throws Exception {
        Map<ObjectKey, byte[]> documents = summaries(5_000);
        Path archive = archive("ORCID_2025_10_summaries.tar.gz", documents);
        ImportCount first = new ImportCount() {
            @Override
            void read(long position) {
                super.read(position);
                if (objects() >= 1_000) {
                    stop();
                }
            }
        };

        assertThat(imports().run(archive, path, Optional.empty(), first).whole())
                .isFalse();
        assertThat(first.objects()).isBetween(1_000L, 4_999L);
        assertThat(watermark(DataClass.SUMMARIES)).isEqualTo("none");
        // As a kill between the renaming and the commit leaves it: files that no row knows, and one half written.
        DATABASE.execute("update data_file set entries = entries - 700 where mirror_id = " + mirror().id());
        DATABASE.execute("delete from mirrored_summary where position in (select position from mirrored_summary"
                + " where mirror_id = " + mirror().id() + " limit 300)");

        DataFileImport.Report report = imports().run(archive, path, Optional.empty(), count);

        assertThat(report.whole()).isTrue();
        assertThat(count.objects() + count.alreadyHere() + first.objects()).isGreaterThanOrEqualTo(5_000);
        assertThat(report.watermark()).isEqualTo(Instant.parse("2025-09-17T04:05:06Z"));
    }

    @Test
    void what_the_mirror_has_already_stays() throws Exception {
        Map<ObjectKey, byte[]> documents = summaries(10);
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 3);

        imports().run(archive("ORCID_2025_10_summaries.tar.gz", documents), path, Optional.empty(), count);

        assertThat(count.alreadyHere()).isEqualTo(3);
        assertThat(count.objects()).isEqualTo(7);
        assertThat(filled.file(0)).hasBinaryContent(filled.documents().get(filled.key(0)));
    }

    @Test
    @Tag("row-24")
    void row_24_hostile_entries_are_kept_aside_and_nothing_is_written_outside() throws Exception {
        Map<ObjectKey, byte[]> documents = summaries(4);
        Path archive = folder.resolve("ORCID_2025_10_summaries.tar.gz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            add(tar, "../../outside.xml", new byte[] {1});
            add(tar, "/etc/outside.xml", new byte[] {1});
            add(tar, "a/../097/0000-0002-1825-0097.xml", new byte[] {1});
            add(tar, "a/098/0000-0002-1825-0097.xml", new byte[] {1});
            TarArchiveEntry link = new TarArchiveEntry("a/097/0000-0002-1825-0097.xml", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            TarArchiveEntry hard = new TarArchiveEntry("a/097/0000-0002-1825-0097.xml", TarConstants.LF_LINK);
            hard.setLinkName("x");
            tar.putArchiveEntry(hard);
            tar.closeArchiveEntry();
            for (Map.Entry<ObjectKey, byte[]> each : documents.entrySet()) {
                add(tar, "a/" + each.getKey().text(), each.getValue());
            }
        }

        assertThat(imports().run(archive, path, Optional.empty(), count).whole())
                .isTrue();

        assertThat(count.kept()).isEqualTo(6);
        assertThat(count.objects()).isEqualTo(4);
        assertImported(documents);
        assertThat(DATABASE.query("select count(*) from quarantined where mirror_id = " + mirror().id()))
                .isEqualTo("5");
        try (var all = Files.walk(folder)) {
            assertThat(all.filter(file -> file.toString().contains("outside")
                            || file.toString().contains("0097")))
                    .isEmpty();
        }
    }

    @Test
    @Tag("row-23")
    void row_23_one_that_ends_too_early_says_so_keeps_what_was_whole_and_sets_no_watermark() throws Exception {
        Map<ObjectKey, byte[]> documents = summaries(3_000);
        Path archive = archive("ORCID_2025_10_summaries.tar.gz", documents);
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length * 3 / 4));

        assertThatThrownBy(() -> imports().run(archive, path, Optional.empty(), count))
                .isInstanceOf(DataFileDamaged.class)
                .hasMessageContaining("ends too early");
        assertThat(watermark(DataClass.SUMMARIES)).isEqualTo("none");

        Files.write(archive, whole);
        assertThat(imports().run(archive, path, Optional.empty(), count).whole())
                .isTrue();
        assertImported(documents);
    }

    @Test
    @Tag("row-25")
    void row_25_a_bomb_is_left_within_its_cap() throws Exception {
        Path archive = folder.resolve("bomb.tar.gz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            for (int i = 0; i < 4; i++) {
                add(tar, "a/097/0000-0002-1825-0097.xml", new byte[30 << 20]);
            }
        }

        assertThatThrownBy(() -> imports().run(archive, path, Optional.empty(), count))
                .isInstanceOf(DataFileDamaged.class)
                .hasMessageContaining("times its size");
    }

    @Test
    void activities_are_followed_once_all_eleven_archives_are_here() throws Exception {
        String last = "0123456789X";
        for (int i = 0; i < last.length(); i++) {
            Map<ObjectKey, byte[]> one = new LinkedHashMap<>();
            OrcidId id = summaries(60).keySet().stream()
                    .skip(i)
                    .findFirst()
                    .orElseThrow()
                    .orcid();
            one.put(
                    new ObjectKey.Activity(id, ActivityType.WORKS, 5),
                    "<w><common:last-modified-date>2025-10-01T00:00:00Z</common:last-modified-date></w>"
                            .getBytes(UTF_8));
            Path archive = archive("ORCID_2025_10_activities_" + last.charAt(i) + ".tar.gz", one);
            DataFileImport.Report report = imports().run(archive, path, Optional.empty(), new ImportCount());
            assertThat(report.watermark() != null).as("after " + (i + 1)).isEqualTo(i == last.length() - 1);
        }
        assertThat(watermark(DataClass.ACTIVITIES)).isEqualTo("2025-09-15 00:00:00");
    }

    @Test
    void the_day_that_was_given_is_taken() throws Exception {
        Path archive = archive("ORCID_2025_10_summaries.tar.gz", summaries(3));

        imports().run(archive, path, Optional.of(Instant.parse("2025-08-20T00:00:00Z")), count);

        assertThat(watermark(DataClass.SUMMARIES)).isEqualTo("2025-08-18 00:00:00");
    }
}
