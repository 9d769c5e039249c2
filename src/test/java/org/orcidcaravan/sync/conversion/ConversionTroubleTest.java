package org.orcidcaravan.sync.conversion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
import org.orcidcaravan.sync.mirror.ActivityType;
import org.orcidcaravan.sync.mirror.Batch;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.DiskTrouble;
import org.orcidcaravan.sync.mirror.FilledMirror;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorBusy;
import org.orcidcaravan.sync.mirror.MirrorLease;
import org.orcidcaravan.sync.mirror.MirrorUnusable;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Stores;

/** Conversions on bad days: stopped, without room, beside a pass, over files that are not what they should be. */
class ConversionTroubleTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Form ZSTD = Form.USUAL.in(Storage.ZSTD);

    @TempDir
    Path folder;

    private Path path = Path.of("");
    private Stores stores = new Stores(DATABASE.dataSource());
    private final ConversionCount count = new ConversionCount();

    @BeforeEach
    void fresh() {
        path = folder.resolve("mirror");
        stores = new Stores(DATABASE.dataSource());
    }

    private StorageConversion conversion() {
        return new StorageConversion(stores.opener(), stores.conversion(), stores.files());
    }

    private boolean convert(Storage to, ConversionCount told) throws InterruptedException {
        return conversion().convert(path, to, told);
    }

    private void assertHolds(FilledMirror filled, Form form) throws Exception {
        Mirror mirror = new Mirror(filled.mirror().id(), path, path, form);
        for (Map.Entry<ObjectKey, byte[]> each : filled.documents().entrySet()) {
            assertThat(FilledMirror.read(mirror.file(each.getKey()))).isEqualTo(each.getValue());
        }
        assertThat(filled.files()).hasSize(filled.documents().size());
    }

    private void assertWhole(FilledMirror filled, Form form) throws Exception {
        assertHolds(filled, form);
        try (MirrorLease lease = stores.opener().open(path, form)) {
            assertThat(lease.mirror().form()).isEqualTo(form);
        }
    }

    @Test
    void where_there_is_no_mirror_it_says_what_to_do() {
        assertThatThrownBy(() -> convert(Storage.ZSTD, count))
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("There is no mirror in")
                .hasMessageContaining("caravan download");
        assertThat(count.share()).isZero();
        assertThat(path).as("nothing is made by asking").doesNotExist();
    }

    @Test
    void one_that_is_stopped_before_it_begins_changes_no_file_and_is_gone_on_with() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 12);
        count.stop();

        assertThat(convert(Storage.ZSTD, count)).isTrue();

        assertThat(count.stopped()).isTrue();
        assertThat(count.after().files()).isZero();
        assertHolds(filled, Form.USUAL);
        assertThatThrownBy(() -> stores.opener().open(path))
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("was not finished");
        assertThat(convert(Storage.ZSTD, new ConversionCount())).isTrue();
        assertWhole(filled, ZSTD);
    }

    @Test
    void wherever_one_is_stopped_each_document_is_there_once_and_the_next_one_ends_it() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 600);
        try (ExecutorService aside = Executors.newSingleThreadExecutor()) {
            Future<?> hand = aside.submit(() -> {
                while (count.after().files() < 200) {
                    Thread.onSpinWait();
                }
                count.stop();
            });
            assertThat(convert(Storage.ZSTD, count)).isTrue();
            hand.get(30, TimeUnit.SECONDS);
        }
        assertThat(count.after().files())
                .isBetween(200L, (long) filled.documents().size());
        assertThat(filled.files()).hasSize(filled.documents().size());

        ConversionCount rest = new ConversionCount();
        convert(Storage.ZSTD, rest);

        assertThat(count.after().files() + rest.after().files())
                .isEqualTo(filled.documents().size());
        assertThat(rest.share()).isEqualTo(1);
        assertWhole(filled, ZSTD);
    }

    @Test
    void one_that_is_interrupted_stops_and_is_gone_on_with() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 600);
        Thread converting = Thread.currentThread();
        Thread.ofPlatform().daemon().start(() -> {
            while (count.after().files() == 0) {
                Thread.onSpinWait();
            }
            converting.interrupt();
        });

        assertThatThrownBy(() -> convert(Storage.ZSTD, count)).isInstanceOf(InterruptedException.class);

        assertThat(count.stopped()).isTrue();
        convert(Storage.ZSTD, new ConversionCount());
        assertWhole(filled, ZSTD);
    }

    @Test
    void one_that_was_not_finished_can_be_turned_back() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 20);
        try (MirrorLease lease =
                stores.opener().openToConvert(path, Storage.ZSTD).orElseThrow()) {
            for (int i = 0; i < 9; i++) {
                ObjectKey key = filled.key(i);
                stores.conversion().convert(lease.mirror(), key.dataClass(), List.of(key));
            }
        }

        assertThat(convert(Storage.PLAIN, count)).isTrue();

        assertThat(count.after().files()).isEqualTo(9);
        assertWhole(filled, Form.USUAL);
    }

    @Test
    void a_pass_and_a_conversion_keep_each_other_off() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 4);

        try (MirrorLease pass = stores.opener().open(path)) {
            assertThat(pass.mirror().form()).isEqualTo(Form.USUAL);
            assertThatThrownBy(() -> convert(Storage.ZSTD, count)).isInstanceOf(MirrorBusy.class);
        }
        assertWhole(filled, Form.USUAL);

        try (MirrorLease converting =
                stores.opener().openToConvert(path, Storage.ZSTD).orElseThrow()) {
            assertThat(converting.mirror().form()).isEqualTo(ZSTD);
            assertThatThrownBy(() -> convert(Storage.ZSTD, count)).isInstanceOf(MirrorBusy.class);
        }
    }

    @Test
    void names_that_are_none_of_ours_stay_as_they_are() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 6);
        Path beside = filled.file(0).getParent();
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.xml"), "somebody else's");
        List<Path> strays = List.of(
                Files.writeString(beside.resolve("notes.txt"), "mine"),
                Files.writeString(beside.resolve("notes.xml"), "mine"),
                Files.writeString(beside.resolve("0000-0002-1825-0097.xml"), "in another's folder"),
                Files.writeString(beside.resolve("..xml"), "mine"),
                Files.createSymbolicLink(beside.resolve("link.xml"), elsewhere),
                Files.createSymbolicLink(beside.resolve("nowhere.xml"), folder.resolve("nowhere")),
                Files.createDirectory(beside.resolve("empty.xml")));

        assertThat(convert(Storage.ZSTD, count)).isTrue();

        assertThat(strays).allMatch(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS));
        assertThat(elsewhere).hasContent("somebody else's");
        assertThat(count.after().files()).isEqualTo(filled.documents().size());
        assertThat(count.doubted()).isZero();
    }

    @Test
    @Tag("row-40")
    void row_40_a_link_under_an_objects_name_is_not_followed_but_queued() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 6);
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(filled.file(0), elsewhere);
        Files.createSymbolicLink(filled.file(0), elsewhere);

        convert(Storage.ZSTD, count);

        assertThat(count.doubted()).isEqualTo(1);
        assertThat(count.sentences().getFirst()).contains("is no file any more");
        assertThat(filled.file(0)).doesNotExist();
        assertThat(elsewhere)
                .as("what the link led to")
                .hasBinaryContent(filled.documents().get(filled.key(0)));
    }

    @Test
    @Tag("row-40")
    void row_40_compressed_files_that_are_damaged_are_queued_and_the_first_hundred_named() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, ZSTD, 120);
        for (int i = 0; i < 120; i++) {
            byte[] bytes = Files.readAllBytes(filled.file(i));
            Files.write(filled.file(i), i % 2 == 0 ? Arrays.copyOf(bytes, bytes.length / 2) : new byte[] {1, 2, 3});
        }

        convert(Storage.PLAIN, count);

        assertThat(count.doubted()).isEqualTo(120);
        assertThat(count.sentences()).hasSize(100).allMatch(sentence -> sentence.contains("was altered"));
        assertThat(stores.failed.count(filled.mirror(), DataClass.SUMMARIES)
                        + stores.failed.count(filled.mirror(), DataClass.ACTIVITIES))
                .isEqualTo(120);
        assertThat(filled.files()).hasSize(filled.documents().size() - 120);
    }

    @Test
    void a_record_with_thousands_of_works_is_converted_part_by_part() throws Exception {
        OrcidId prolific = new OrcidId(900_000_000_000L);
        try (MirrorLease lease = stores.opener().open(path)) {
            Batch batch = new Batch(lease.mirror());
            for (int i = 0; i < 2_300; i++) {
                ObjectKey key = new ObjectKey.Activity(prolific, ActivityType.WORKS, 1_000 + i);
                batch.add(stores.files().keep(lease.mirror(), key, ("<work>" + i + "</work>").getBytes(UTF_8)));
            }
            stores.durable().confirm(batch);
        }

        convert(Storage.ZSTD, count);

        assertThat(count.after().files()).isEqualTo(2_300);
        assertThat(count.doubted()).isZero();
        Path works = path.resolve("activities/" + prolific.toString().substring(16) + "/" + prolific + "/works");
        try (var files = Files.list(works)) {
            assertThat(files).hasSize(2_300).allMatch(file -> file.toString().endsWith(".xml.zst"));
        }
    }

    @Test
    void when_a_document_was_stored_stays_what_it_was() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 2);
        FileTime then = FileTime.from(Instant.parse("2024-02-29T12:00:00Z"));
        Files.setLastModifiedTime(filled.file(0), then);

        convert(Storage.ZSTD, count);

        Mirror now = new Mirror(filled.mirror().id(), path, path, ZSTD);
        assertThat(Files.getLastModifiedTime(now.file(filled.key(0)))).isEqualTo(then);
    }

    @Test
    void a_database_that_does_not_answer_ends_it_and_every_document_stays() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 10);
        Stores away = new Stores(DATABASE.unreachable());
        StorageConversion halfBlind = new StorageConversion(stores.opener(), away.conversion(), stores.files());

        assertThatThrownBy(() -> halfBlind.convert(path, Storage.ZSTD, count)).isInstanceOf(DatabaseTrouble.class);

        assertHolds(filled, Form.USUAL);
        convert(Storage.ZSTD, new ConversionCount());
        assertWhole(filled, ZSTD);
    }

    @Test
    @Tag("row-32")
    void row_32_a_disk_that_fills_up_ends_it_and_it_goes_on_when_there_is_room() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(ran("mount", "-t", "tmpfs", "-o", "size=480k", "tmpfs", disk.toString()))
                .as("only root may mount a small file system")
                .isTrue();
        try {
            path = disk.resolve("mirror");
            // Compressed they fit many times over; plain they do not.
            FilledMirror filled = FilledMirror.of(stores, path, ZSTD, 60);

            assertThatThrownBy(() -> convert(Storage.PLAIN, count))
                    .isInstanceOf(DiskTrouble.class)
                    .hasMessageContaining("no space left on the device");
            assertThat(count.stopped()).isTrue();

            assertThat(ran("mount", "-o", "remount,size=16m", disk.toString())).isTrue();
            convert(Storage.PLAIN, new ConversionCount());
            assertWhole(filled, Form.USUAL);
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
