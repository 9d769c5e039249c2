package org.orcidcaravan.sync.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.sync.ChosenSettings;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.bucket.ObjectBody;
import org.orcidcaravan.sync.bucket.OneObject;
import org.orcidcaravan.sync.bucket.ServerTrouble;

class MirrorFilesTest {
    @TempDir
    Path folder;

    private final MirrorFiles files = new MirrorFiles(ChosenSettings.defaults());
    private Mirror mirror = new Mirror(1, Path.of("/m"), Path.of("/m"));

    @BeforeEach
    void a_mirror() {
        mirror = new Mirror(1, folder, folder);
    }

    static byte[] content(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + i / 7);
        }
        return bytes;
    }

    static String md5(byte[] bytes) {
        return Etags.text(Etags.packed(Etags.md5().digest(bytes)));
    }

    private Stored store(ObjectKey key, byte[] bytes, long announced, String etag) throws IOException {
        try (OneObject object = new OneObject(bytes, announced, Map.of("ETag", "\"" + etag + "\""));
                ObjectBody body = object.get()) {
            return files.store(mirror, key, body);
        }
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void bytes_arrive_as_they_are_under_a_hidden_name() throws Exception {
        for (int length : new int[] {0, 1, 128 * 1024 - 1, 128 * 1024, 300_001}) {
            byte[] bytes = content(length);
            Stored stored = store(Samples.work(1), bytes, length, md5(bytes));

            assertThat(stored.known()).isEqualTo(new KnownObject(Etags.packed(md5(bytes)), length, VerifiedBy.MD5));
            assertThat(stored.part()).hasBinaryContent(bytes);
            assertThat(stored.part().getFileName().toString()).startsWith(".").endsWith(".part");
            assertThat(mirror.file(Samples.work(1))).doesNotExist();
        }
        assertThat(left()).hasSize(1);
    }

    @Test
    @Tag("row-4")
    void row_4_a_corrupt_body_leaves_nothing_and_the_old_version_stays() throws Exception {
        Path file = mirror.file(Samples.SUMMARY);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "old");
        byte[] flipped = content(1_000);
        flipped[500] ^= 1;

        assertThatThrownBy(() -> store(Samples.SUMMARY, flipped, 1_000, md5(content(1_000))))
                .isInstanceOf(CorruptBody.class);
        assertThat(left()).containsExactly(file);
        assertThat(file).hasContent("old");
    }

    @Test
    @Tag("row-3")
    void row_3_a_truncated_body_is_not_stored() throws Exception {
        byte[] half = Arrays.copyOf(content(400_000), 200_000);

        assertThatThrownBy(() -> store(Samples.SUMMARY, half, 400_000, md5(content(400_000))))
                .isInstanceOf(ServerTrouble.class);
        assertThat(left()).isEmpty();
    }

    @Test
    @Tag("row-15")
    void row_15_what_is_far_too_large_is_left_before_it_is_read() throws Exception {
        assertThatThrownBy(() -> store(Samples.SUMMARY, content(10), 10L << 30, md5(content(10))))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("caravan.sync.max-object-bytes");
        assertThat(left()).isEmpty();
    }

    @Test
    @Tag("row-15")
    void row_15_what_turns_out_too_large_on_the_way_is_left() throws Exception {
        MirrorFiles small = new MirrorFiles(ChosenSettings.with(Map.of("caravan.sync.max-object-bytes", "100")));
        byte[] chunk = "40\r\n"
                .concat("x".repeat(64) + "\r\n")
                .repeat(10)
                .concat("0\r\n\r\n")
                .getBytes(UTF_8);
        try (OneObject object = new OneObject(chunk, -2, Map.of("ETag", "\"e\""));
                ObjectBody body = object.get()) {
            assertThatThrownBy(() -> small.store(mirror, Samples.SUMMARY, body)).isInstanceOf(TooLarge.class);
        }
        assertThat(left()).isEmpty();
    }

    @Test
    @Tag("row-37")
    void row_37_only_the_very_bytes_are_taken_for_the_object() throws Exception {
        byte[] bytes = content(5_000);
        Path file = mirror.file(Samples.SUMMARY);
        assertThat(files.holds(mirror, Samples.SUMMARY, md5(bytes), 5_000)).isFalse();
        assertThat(files.local(mirror, Samples.SUMMARY)).isEmpty();
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);

        assertThat(files.holds(mirror, Samples.SUMMARY, md5(bytes), 5_000)).isTrue();
        assertThat(files.holds(mirror, Samples.SUMMARY, md5(bytes), 4_999)).isFalse();
        assertThat(files.holds(mirror, Samples.SUMMARY, md5(content(4)), 5_000)).isFalse();
        assertThat(files.holds(mirror, Samples.SUMMARY, md5(bytes) + "-2", 5_000))
                .isFalse();
        assertThat(files.local(mirror, Samples.SUMMARY))
                .contains(new KnownObject(Etags.packed(md5(bytes)), 5_000, VerifiedBy.MD5));
    }

    @Test
    void a_checksum_folder_is_there_as_soon_as_something_was_stored_in_it() throws Exception {
        assertThat(files.hasFolder(mirror, DataClass.SUMMARIES, ChecksumFolder.of(Samples.ORCID)))
                .isFalse();

        Files.createDirectories(mirror.file(Samples.SUMMARY).getParent());

        assertThat(files.hasFolder(mirror, DataClass.SUMMARIES, ChecksumFolder.of(Samples.ORCID)))
                .isTrue();
    }

    @Test
    @Tag("row-35")
    void row_35_the_sweep_takes_temporary_files_of_its_folder_only() throws Exception {
        Path activity = mirror.file(Samples.work(1));
        Files.createDirectories(activity.getParent());
        Path elsewhere = folder.resolve("activities/098/.x.xml.part");
        Files.createDirectories(elsewhere.getParent());
        List<Path> kept =
                List.of(activity, activity.resolveSibling("notes.part"), activity.resolveSibling(".hidden"), elsewhere);
        for (Path file : kept) {
            Files.writeString(file, "kept");
        }
        Files.writeString(PartFiles.of(activity), "left by a kill");
        Files.writeString(folder.resolve("activities/097/.more.xml.part"), "left by a kill");

        files.sweep(mirror, DataClass.ACTIVITIES, ChecksumFolder.of(Samples.ORCID));
        files.sweep(mirror, DataClass.SUMMARIES, ChecksumFolder.of(Samples.ORCID));

        assertThat(left()).containsExactlyInAnyOrderElementsOf(kept);
    }

    @Test
    @Tag("row-46")
    void row_46_what_a_frozen_process_still_writes_does_not_reach_the_new_file() throws Exception {
        byte[] bytes = content(5_000);
        Path part = PartFiles.of(mirror.file(Samples.SUMMARY));
        Files.createDirectories(part.getParent());
        try (OutputStream frozen = Files.newOutputStream(part)) {
            Stored stored = store(Samples.SUMMARY, bytes, 5_000, md5(bytes));
            frozen.write("late".getBytes(UTF_8));

            assertThat(stored.part()).hasBinaryContent(bytes);
        }
    }

    @Test
    @Tag("row-40")
    void row_40_a_link_under_the_temporary_name_is_not_followed() throws Exception {
        byte[] bytes = content(5_000);
        Path part = PartFiles.of(mirror.file(Samples.SUMMARY));
        Path foreign = Files.writeString(folder.resolve("foreign"), "somebody else's");
        Files.createDirectories(part.getParent());
        Files.createSymbolicLink(part, foreign);

        Stored stored = store(Samples.SUMMARY, bytes, 5_000, md5(bytes));

        assertThat(stored.part()).hasBinaryContent(bytes).isRegularFile();
        assertThat(foreign).hasContent("somebody else's");
    }
}
