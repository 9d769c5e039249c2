package org.orcidcaravan.sync.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.Form;
import org.orcidcaravan.sync.Storage;
import org.orcidcaravan.sync.mirror.FailedObjects;
import org.orcidcaravan.sync.mirror.FilledMirror;
import org.orcidcaravan.sync.mirror.MirrorLease;
import org.orcidcaravan.sync.mirror.MirrorUnusable;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Stores;

class VerificationTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @TempDir
    Path path;

    private Stores stores = new Stores(DATABASE.dataSource());

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
                InstantSource.system());
    }

    private VerifyReport verify() throws InterruptedException {
        return verification().verify(path, OptionalInt.empty(), new VerifyCount());
    }

    private Set<String> queued(FilledMirror filled) {
        Set<String> keys = new HashSet<>();
        for (DataClass dataClass : DataClass.values()) {
            for (FailedObjects.Due due : stores.failed.due(filled.mirror(), dataClass, null, true, 1_000)) {
                keys.add(due.key().text());
            }
        }
        return keys;
    }

    private boolean known(FilledMirror filled, ObjectKey key) {
        return stores.known()
                .between(filled.mirror(), key.dataClass(), key.orcid(), key.orcid())
                .containsKey(key);
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void what_is_as_it_was_stored_is_sound(Storage storage) throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL.in(storage), 40);

        VerifyReport report = verify();

        assertThat(report.isSound()).isTrue();
        assertThat(report.found().looked()).isEqualTo(filled.documents().size());
        assertThat(report.found().unknown()).isZero();
        assertThat(report.found().use().plain())
                .isEqualTo(filled.documents().values().stream()
                        .mapToLong(bytes -> bytes.length)
                        .sum());
        assertThat(report.found().use().allocated())
                .isPositive()
                .isGreaterThanOrEqualTo(report.found().use().stored());
        assertThat(DATABASE.query("select looked from verification order by id desc limit 1"))
                .isEqualTo(String.valueOf(filled.documents().size()));
        assertThat(DATABASE.query("select sum(files) from mirror_disk where mirror_id = "
                        + filled.mirror().id()))
                .isEqualTo(String.valueOf(filled.documents().size()));
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    @Tag("row-40")
    void row_40_what_somebody_altered_cut_short_removed_or_replaced_is_forgotten_and_queued(Storage storage)
            throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL.in(storage), 40);
        flipAByte(filled.file(0));
        byte[] half = Files.readAllBytes(filled.file(1));
        Files.write(filled.file(1), Arrays.copyOf(half, half.length / 2));
        Files.delete(filled.file(2));
        Path linked = filled.file(3);
        Path elsewhere = path.resolve("copy");
        Files.move(linked, elsewhere);
        Files.createSymbolicLink(linked, elsewhere);
        Files.delete(filled.file(4));
        Files.createDirectory(filled.file(4));
        Files.write(filled.file(5), new byte[0]);
        Set<String> harmed = new HashSet<>();
        for (int i = 0; i <= 5; i++) {
            harmed.add(filled.key(i).text());
        }

        VerifyReport report = verify();

        assertThat(report.isSound()).isFalse();
        assertThat(report.found().different()).isEqualTo(6);
        assertThat(queued(filled)).isEqualTo(harmed);
        for (int i = 0; i <= 5; i++) {
            assertThat(known(filled, filled.key(i))).as("believed: " + i).isFalse();
        }
        assertThat(known(filled, filled.key(6))).isTrue();
        assertThat(String.join("\n", report.found().sentences()))
                .contains("was replaced by a link", "was replaced by a folder", "is missing")
                .containsAnyOf("was cut short", "cannot be decompressed");
        assertThat(verify().found().different()).as("once is enough").isZero();
    }

    @Test
    @Tag("row-40")
    void row_40_a_link_to_the_very_bytes_is_not_adopted_either() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 1);
        Path linked = filled.file(0);
        Path elsewhere = path.resolve("copy");
        Files.move(linked, elsewhere);
        Files.createSymbolicLink(linked, elsewhere);

        assertThat(stores.files().local(filled.mirror(), filled.key(0))).isEmpty();
        assertThat(stores.files()
                        .holds(
                                filled.mirror(),
                                filled.key(0),
                                "0".repeat(32),
                                filled.documents().get(filled.key(0)).length))
                .isFalse();
    }

    @Test
    @Tag("row-38")
    void row_38_files_that_a_power_cut_took_are_all_found() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 200);
        List<ObjectKey> all = List.copyOf(filled.documents().keySet());
        List<ObjectKey> last = all.subList(all.size() - 70, all.size());
        for (ObjectKey key : last) {
            Files.delete(filled.mirror().file(key));
        }

        VerifyReport report = verify();

        assertThat(report.found().different()).isEqualTo(70);
        assertThat(queued(filled))
                .hasSize(70)
                .containsAll(last.stream().map(ObjectKey::text).toList());
    }

    @Test
    void files_that_nobody_knows_are_told_and_stay() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 20);
        List<Path> strays = List.of(
                filled.file(0).resolveSibling("notes.txt"),
                filled.file(1).resolveSibling("0000-0002-1825-0097_works_1.xml"),
                path.resolve("summaries/readme"),
                filled.file(0).resolveSibling(filled.file(0).getFileName() + ".zst"));
        for (Path stray : strays) {
            Files.writeString(stray, "mine");
        }
        Files.writeString(filled.file(0).resolveSibling(".x.xml.part"), "of a pass");

        VerifyReport report = verify();

        assertThat(report.isSound()).isTrue();
        assertThat(report.found().unknown()).isEqualTo(4);
        assertThat(strays).allMatch(Files::exists);
    }

    @Test
    void a_sample_looks_at_as_many_as_asked_for() throws Exception {
        FilledMirror.of(stores, path, Form.USUAL, 60);

        VerifyReport report = verification().verify(path, OptionalInt.of(7), new VerifyCount());

        assertThat(report.found().looked()).isEqualTo(14);
        assertThat(report.isSound()).isTrue();
    }

    @Test
    void a_pass_may_go_on_meanwhile_and_what_it_is_just_writing_is_left() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 8);
        flipAByte(filled.file(0));

        try (MirrorLease pass = stores.opener().open(path)) {
            VerifyReport report = verify();
            assertThat(report.found().unsettled()).isEqualTo(1);
            assertThat(report.found().different()).isZero();
        }
        assertThat(verify().found().different()).isEqualTo(1);
    }

    @Test
    void one_that_is_stopped_says_so() throws Exception {
        FilledMirror.of(stores, path, Form.USUAL, 8);
        VerifyCount count = new VerifyCount();
        count.stop();

        VerifyReport report = verification().verify(path, OptionalInt.empty(), count);

        assertThat(report.whole()).isFalse();
        assertThat(report.isSound()).isFalse();
    }

    @Test
    void where_there_is_no_mirror_it_says_what_to_do() {
        assertThatThrownBy(this::verify)
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("There is no mirror in")
                .hasMessageContaining("caravan download");
    }

    private static void flipAByte(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
