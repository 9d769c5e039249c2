package org.orcidcaravan.sync.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.Form;
import org.orcidcaravan.sync.Storage;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.FilledMirror;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorArchive;
import org.orcidcaravan.sync.mirror.MirrorLease;
import org.orcidcaravan.sync.mirror.MirrorUnusable;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Stores;
import org.orcidcaravan.sync.mirror.SummaryFiles;

class StorageConversionTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @TempDir
    Path path;

    private Stores stores = new Stores(DATABASE.dataSource());
    private final ConversionCount count = new ConversionCount();

    @BeforeEach
    void stores() {
        stores = new Stores(DATABASE.dataSource());
    }

    private boolean convert(Storage to, ConversionCount told) throws InterruptedException {
        return new StorageConversion(stores.opener(), stores.conversion(), stores.files()).convert(path, to, told);
    }

    private void assertHolds(FilledMirror filled, Storage storage) throws Exception {
        Mirror mirror = new Mirror(filled.mirror().id(), path, path, Form.USUAL.in(storage));
        for (Map.Entry<ObjectKey, byte[]> each : filled.documents().entrySet()) {
            assertThat(FilledMirror.read(mirror.file(each.getKey()))).isEqualTo(each.getValue());
        }
        assertThat(filled.files()).hasSize(filled.documents().size());
    }

    @Test
    void there_and_back_every_document_is_the_same() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 60);

        assertThat(convert(Storage.ZSTD, count)).isTrue();
        assertHolds(filled, Storage.ZSTD);
        assertThat(count.share()).isEqualTo(1);
        assertThat(count.after().stored()).isLessThan(count.before().stored());
        assertThat(count.after().plain()).isEqualTo(count.before().stored());

        assertThat(convert(Storage.PLAIN, new ConversionCount())).isTrue();
        assertHolds(filled, Storage.PLAIN);
        assertThat(convert(Storage.PLAIN, new ConversionCount())).as("again").isFalse();
    }

    @Test
    void the_standard_tool_reads_each_file_alone() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL.in(Storage.ZSTD), 2);
        assumeThat(Files.isExecutable(Path.of("/usr/bin/zstd")))
                .as("Debian's package zstd is installed")
                .isTrue();

        for (Map.Entry<ObjectKey, byte[]> each : filled.documents().entrySet()) {
            Process zstd = new ProcessBuilder(
                            "/usr/bin/zstd",
                            "-dc",
                            filled.mirror().file(each.getKey()).toString())
                    .start();
            assertThat(zstd.getInputStream().readAllBytes()).isEqualTo(each.getValue());
            assertThat(zstd.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(zstd.exitValue()).isZero();
        }
    }

    @Test
    void an_interrupted_one_keeps_passes_off_and_goes_on() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 60);
        // As a kill leaves it after the new names are flushed: some files are there twice, some once, one is half made.
        try (MirrorLease lease =
                stores.opener().openToConvert(path, Storage.ZSTD).orElseThrow()) {
            for (int i = 0; i < 20; i++) {
                byte[] plain = Files.readAllBytes(filled.file(i));
                ObjectKey key = filled.key(i);
                stores.conversion().convert(lease.mirror(), key.dataClass(), Set.of(key));
                if (i % 2 == 0) {
                    Files.write(filled.file(i), plain);
                }
            }
            Path half = lease.mirror().file(filled.key(30));
            Files.writeString(half.resolveSibling("." + half.getFileName() + ".part"), "half");
        }

        assertThatThrownBy(() -> stores.opener().open(path))
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("was not finished")
                .hasMessageContaining("caravan storage convert --to zstd");
        SummaryFiles readers = SummaryFiles.in(path).orElseThrow();
        long summaries = ChecksumFolder.all().stream()
                .mapToLong(folder -> readers.of(folder).size())
                .sum();
        assertThat(summaries).as("each record once for who only reads").isEqualTo(60);
        for (Path file : readers.of(ChecksumFolder.of(filled.key(0).orcid()))) {
            try (var in = readers.open(file)) {
                assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .contains("<record");
            }
        }

        assertThat(convert(Storage.ZSTD, count)).isTrue();

        assertHolds(filled, Storage.ZSTD);
        assertThat(count.doubted()).isZero();
    }

    @Test
    @Tag("row-40")
    void row_40_what_was_altered_is_not_carried_over_but_queued() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 20);
        byte[] bytes = Files.readAllBytes(filled.file(0));
        bytes[7] ^= 1;
        Files.write(filled.file(0), bytes);

        convert(Storage.ZSTD, count);

        assertThat(count.doubted()).isEqualTo(1);
        assertThat(count.sentences().getFirst()).contains("was altered: its MD5 is");
        assertThat(stores.failed.count(filled.mirror(), DataClass.SUMMARIES)).isEqualTo(1);
        assertThat(filled.file(0)).doesNotExist();
        assertThat(filled.files()).hasSize(filled.documents().size() - 1);
    }

    @Test
    void a_mirror_opened_as_another_says_to_convert_it() throws Exception {
        FilledMirror.of(stores, path, Form.USUAL.in(Storage.ZSTD), 1);

        assertThatThrownBy(() -> stores.opener().open(path))
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("is stored zstd, not plain")
                .hasMessageContaining("caravan storage convert --to plain");
    }

    @Test
    void the_archive_holds_plain_documents() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL.in(Storage.ZSTD), 9);

        Path archive = new MirrorArchive().write(path, DataClass.SUMMARIES);

        Process tar = new ProcessBuilder(
                        "tar",
                        "-xzOf",
                        archive.toString(),
                        "summaries/" + filled.key(0).text())
                .start();
        assertThat(tar.getInputStream().readAllBytes())
                .isEqualTo(filled.documents().get(filled.key(0)));
        assertThat(tar.waitFor()).isZero();
        assertThat(OptionalInt.of(tar.exitValue())).hasValue(0);
    }
}
