package org.orcidcaravan.sync.datafile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Archives that are none, or only a part of one: rows 23 and 24. */
@Tag("row-23")
class DataFileArchiveTest {
    private static final long CAP = 1_000;
    private static final byte[] SMALL = "<record/>".getBytes(UTF_8);

    /** What an archive gives until it ends or breaks. */
    private static List<String> read(byte[] archive) throws IOException {
        List<String> told = new ArrayList<>();
        try (DataFileArchive entries = new DataFileArchive(new ByteArrayInputStream(archive), CAP)) {
            DataFileArchive.Entry entry = entries.next();
            while (entry != null) {
                byte[] content = entry.file() ? entries.content(entry) : new byte[0];
                told.add(entry.name() + (entry.folder() ? " folder" : entry.file() ? " file" : " other") + " "
                        + (content == null ? "too large" : content.length));
                entry = entries.next();
            }
            return told;
        }
    }

    private static void assertDamaged(byte[] archive, String... words) {
        assertThatExceptionOfType(DataFileDamaged.class)
                .isThrownBy(() -> read(archive))
                .withMessageStartingWith("The data file is damaged: ")
                .withMessageEndingWith("Get it again; the import then goes on where it was.")
                .satisfies(damaged -> assertThat(damaged.getMessage()).contains(words));
    }

    @Test
    void row_23_zipped_or_not_the_first_bytes_decide() throws IOException {
        assertThat(read(new Archives().with("a/x", SMALL).zipped())).containsExactly("a/x file 9");
        assertThat(read(new Archives().with("a/x", SMALL).plain())).containsExactly("a/x file 9");
        assertThat(read(new Archives().zipped())).as("an archive of nothing").isEmpty();
    }

    @Test
    void row_23_what_is_no_archive_says_so() {
        assertDamaged(new byte[0], "it ends too early");
        assertDamaged(new byte[] {0x1f}, "it ends too early");
        assertDamaged(new byte[] {0x1f, (byte) 0x8b}, "it ends too early");
        assertDamaged(new byte[] {0x1f, (byte) 0x8b, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0}, "its compression is damaged");
        assertDamaged("<html>Sign in to download</html>".repeat(100).getBytes(UTF_8), "cannot be unpacked");
        assertDamaged(Archives.zipped("PK\u0003\u0004".repeat(600).getBytes(UTF_8)), "cannot be unpacked");
    }

    @Test
    void row_23_wherever_it_is_cut_it_never_ends_as_if_it_were_whole() {
        byte[] noise = new byte[900];
        SplittableRandom random = new SplittableRandom(23);
        Archives archives = new Archives();
        for (int i = 0; i < 20; i++) {
            random.nextBytes(noise);
            archives.with("a/" + i, noise);
        }
        byte[] whole = archives.zipped();
        for (int length = 0; length < whole.length; length += 97) {
            assertDamaged(Arrays.copyOf(whole, length), "it ends too early");
        }
        assertDamaged(Arrays.copyOf(whole, whole.length - 1), "it ends too early");
    }

    @Test
    void row_23_an_archive_that_is_not_zipped_and_cut_between_two_entries_is_no_shorter_one() throws IOException {
        byte[] whole = new Archives().with("a/x", SMALL).with("a/y", SMALL).plain();
        // A header of more attributes, a header and a record of content for each.
        int one = 4 * 512;
        int end = 2 * one;

        assertDamaged(Arrays.copyOf(whole, one), "it ends too early");
        assertDamaged(Arrays.copyOf(whole, end), "it ends too early");
        assertThat(read(Arrays.copyOf(whole, end + 512)))
                .as("some write only one record of zeros")
                .hasSize(2);
    }

    @Test
    void row_23_a_flipped_byte_in_the_checksum_at_the_end_is_noticed_though_every_entry_was_read() {
        byte[] whole = new Archives().with("a/x", SMALL).zipped();
        whole[whole.length - 6] ^= 1;

        assertDamaged(whole, "its compression is damaged");
    }

    @Test
    void row_23_an_entry_that_is_longer_than_the_rest_of_the_archive_is_no_shorter_one() {
        byte[] tar = new Archives().with("a/x", new byte[700]).plain();

        assertDamaged(Arrays.copyOf(tar, 512 + 300), "it cannot be unpacked", "Truncated");
    }

    @Test
    void row_23_a_header_that_was_altered_is_not_believed() {
        byte[] tar = new Archives().with("a/x", SMALL).with("a/y", SMALL).plain();
        Arrays.fill(tar, 124, 136, (byte) 'Z');

        assertDamaged(tar, "cannot be unpacked");
    }

    @Test
    @Tag("row-24")
    void row_24_what_is_no_regular_file_is_told_apart() throws IOException {
        TarArchiveEntry link = new TarArchiveEntry("a/link", TarConstants.LF_SYMLINK);
        link.setLinkName("/etc/passwd");
        TarArchiveEntry device = new TarArchiveEntry("a/device", TarConstants.LF_BLK);
        TarArchiveEntry pipe = new TarArchiveEntry("a/pipe", TarConstants.LF_FIFO);
        TarArchiveEntry old = new TarArchiveEntry("a/old", TarConstants.LF_OLDNORM);
        old.setSize(SMALL.length);
        TarArchiveEntry contiguous = new TarArchiveEntry("a/contiguous", TarConstants.LF_CONTIG);
        byte[] archive = new Archives()
                .with(new TarArchiveEntry("a/"), new byte[0])
                .with(link, new byte[0])
                .with(device, new byte[0])
                .with(pipe, new byte[0])
                .with(old, SMALL)
                .with(contiguous, new byte[0])
                .zipped();

        assertThat(read(archive))
                .containsExactly(
                        "a/ folder 0",
                        "a/link other 0",
                        "a/device other 0",
                        "a/pipe other 0",
                        "a/old file 9",
                        "a/contiguous other 0");
    }

    @Test
    @Tag("row-25")
    void row_25_an_entry_above_the_cap_is_passed_over_and_the_next_one_read() throws IOException {
        byte[] archive = new Archives()
                .with("a/large", new byte[(int) CAP + 1])
                .with("a/small", SMALL)
                .plain();

        assertThat(read(archive)).containsExactly("a/large file too large", "a/small file 9");
    }

    @Test
    void row_23_a_disk_that_fails_while_it_is_read_is_told_as_it_is() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };

        assertThatExceptionOfType(DataFileDamaged.class)
                .isThrownBy(() -> new DataFileArchive(broken, CAP))
                .withMessageContaining("Input/output error");
    }
}
