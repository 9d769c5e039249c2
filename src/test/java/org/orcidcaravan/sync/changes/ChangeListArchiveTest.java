package org.orcidcaravan.sync.changes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeListArchiveTest {
    private static final String CSV = Lists.rows(2_000);
    private static final byte[] CONTENT = CSV.getBytes(UTF_8);

    private static void isRefused(byte[] archive, String why) {
        assertThatThrownBy(() -> Lists.unpack(archive))
                .isInstanceOf(ChangeListDamaged.class)
                .hasMessageContaining("Cannot use the change list: ")
                .hasMessageContaining(why)
                .hasMessageContaining("Nothing was advanced");
    }

    @Test
    @Tag("row-23")
    void row_23_gzip_and_plain_tar_are_told_apart_by_their_bytes() throws Exception {
        byte[] tar = Lists.tar(CSV);

        assertThat(Lists.unpack(tar)).isEqualTo(CONTENT);
        assertThat(Lists.unpack(Lists.gzip(tar))).isEqualTo(CONTENT);
    }

    /** Rows of random times, so that the archive does not shrink to nothing. */
    private static byte[] incompressible() throws IOException {
        StringBuilder text = new StringBuilder(Lists.HEADER);
        long state = 88_172_645_463_325_252L;
        for (int i = 0; i < 5_000; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            text.append(Lists.id(Math.floorMod(state, 1_000_000_000_000_000L)))
                    .append(",2026-10-%02d 10:00:00.%06d,x\n".formatted(1 + i % 30, Math.floorMod(state, 1_000_000L)));
        }
        return Lists.tar(text.toString());
    }

    @Test
    @Tag("row-23")
    void row_23_a_list_cut_anywhere_is_not_used() throws Exception {
        byte[] whole = Lists.gzip(incompressible());
        assertThat(Lists.unpack(whole)).isNotEmpty();

        for (int cut = 0; cut < whole.length; cut += 1_024) {
            isRefused(Arrays.copyOf(whole, cut), "");
        }
        for (int lost = 1; lost <= 32; lost++) {
            isRefused(Arrays.copyOf(whole, whole.length - lost), "");
        }
    }

    @Test
    @Tag("row-23")
    void row_23_a_plain_tar_cut_in_its_content_is_not_used() throws Exception {
        byte[] whole = Lists.tar(CSV);
        for (int cut = 0; cut < 512 + CONTENT.length; cut += 1_024) {
            isRefused(Arrays.copyOf(whole, cut), "");
        }
        isRefused(Arrays.copyOf(whole, 512 + CONTENT.length - 1), "");
    }

    @Test
    @Tag("row-23")
    void row_23_a_flipped_bit_in_the_check_sum_is_noticed() throws Exception {
        byte[] whole = Lists.gzip(Lists.tar(CSV));
        for (int back = 1; back <= 8; back++) {
            byte[] flipped = whole.clone();
            flipped[whole.length - back] ^= 1;
            isRefused(flipped, "damaged");
        }
    }

    @Test
    @Tag("row-23")
    void row_23_a_flipped_bit_in_the_content_is_noticed() throws Exception {
        byte[] whole = Lists.gzip(incompressible());
        for (int at = 1_000; at < whole.length; at += 9_973) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 4;
            isRefused(flipped, "");
        }
    }

    @Tag("row-23")
    @ParameterizedTest
    @ValueSource(strings = {"", "o", "or", "<Error><Code>NoSuchKey</Code></Error>", "orcid,last_modified\n"})
    void row_23_what_is_no_archive_is_not_used(String text) {
        isRefused(text.getBytes(UTF_8), "");
        isRefused((text + " ".repeat(2_000)).getBytes(UTF_8), "");
    }

    @Tag("row-24")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/last_modified.csv", "../last_modified.csv", "x/../last_modified.csv", "data/last_modified.csv",
                "LAST_MODIFIED.CSV", "last_modified.csv.exe", "..\\last_modified.csv", "././last_modified.csv"
            })
    void row_24_any_other_name_is_refused(String name) throws Exception {
        isRefused(Lists.tar(CONTENT, Lists.entry(name, CONTENT)), "does not begin with the file last_modified.csv");
    }

    @Test
    @Tag("row-24")
    void row_24_the_name_may_begin_with_this_folder() throws Exception {
        assertThat(Lists.unpack(Lists.tar(CONTENT, Lists.entry("./last_modified.csv", CONTENT))))
                .isEqualTo(CONTENT);
    }

    @Tag("row-24")
    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO,
                TarConstants.LF_DIR,
                TarConstants.LF_GNUTYPE_SPARSE,
                TarConstants.LF_MULTIVOLUME,
                'V',
                'Q'
            })
    void row_24_only_a_regular_file_is_taken(byte type) throws Exception {
        byte[] archive = Lists.tar(CONTENT, Lists.entry(Lists.NAME, CONTENT));
        archive[156] = type;
        writeChecksum(archive);

        isRefused(archive, "");
    }

    /** The header's sum of bytes, its own eight counted as spaces. */
    private static void writeChecksum(byte[] archive) {
        Arrays.fill(archive, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += archive[i] & 0xff;
        }
        byte[] text = "%06o\0 ".formatted(sum).getBytes(UTF_8);
        System.arraycopy(text, 0, archive, 148, text.length);
    }

    @Test
    @Tag("row-24")
    void row_24_a_link_with_a_target_is_refused() throws Exception {
        TarArchiveEntry link = new TarArchiveEntry(Lists.NAME, TarConstants.LF_SYMLINK);
        link.setLinkName("/etc/passwd");

        isRefused(Lists.tar(CONTENT, link), "does not begin with the file");
    }

    @Test
    @Tag("row-24")
    void row_24_a_second_entry_is_refused() throws Exception {
        for (String second : new String[] {"more.csv", Lists.NAME, "/etc/cron.d/x"}) {
            byte[] archive = Lists.tar(CONTENT, Lists.entry(Lists.NAME, CONTENT), Lists.entry(second, CONTENT));
            isRefused(archive, "more than the one file");
            isRefused(Lists.gzip(archive), "more than the one file");
        }
    }

    @Test
    @Tag("row-24")
    void row_24_long_names_of_both_kinds_are_refused() throws Exception {
        String name = "x/".repeat(300) + Lists.NAME;
        isRefused(Lists.tar(CONTENT, Lists.entry(name, CONTENT)), "does not begin with the file");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.putArchiveEntry(Lists.entry(name, CONTENT));
            tar.write(CONTENT);
            tar.closeArchiveEntry();
        }
        isRefused(out.toByteArray(), "does not begin with the file");
    }

    @Test
    @Tag("row-24")
    void row_24_a_sparse_file_of_the_newer_form_is_refused() throws Exception {
        byte[] attributes = "22 GNU.sparse.major=0\n22 GNU.sparse.minor=1\n37 GNU.sparse.realsize=1099511627776\n"
                .concat("22 GNU.sparse.map=0,1\n")
                .getBytes(UTF_8);
        byte[] pax = Lists.tar(attributes, Lists.entry("PaxHeaders/x", attributes));
        pax[156] = TarConstants.LF_PAX_EXTENDED_HEADER_LC;
        writeChecksum(pax);
        byte[] file = Lists.tar(CONTENT, Lists.entry(Lists.NAME, CONTENT));
        byte[] archive = Arrays.copyOf(pax, 1_024 + file.length);
        System.arraycopy(file, 0, archive, 1_024, file.length);

        isRefused(archive, "");
    }

    @Test
    @Tag("row-24")
    void row_24_an_archive_without_a_file_is_refused() throws Exception {
        isRefused(Lists.tar(CONTENT), "holds no file");
    }

    /** A header may announce a name of gigabytes; it is not gathered in memory. */
    @Tag("row-25")
    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_GNUTYPE_LONGNAME, TarConstants.LF_PAX_EXTENDED_HEADER_LC, 'g', 'K'})
    void row_25_a_bomb_in_a_header_is_stopped(byte type) throws Exception {
        byte[] header = Arrays.copyOf(Lists.tar(new byte[0], Lists.entry(Lists.NAME, new byte[0])), 512);
        header[156] = type;
        System.arraycopy("77777777777\0".getBytes(UTF_8), 0, header, 124, 12);
        writeChecksum(header);
        AtomicLong taken = new AtomicLong();
        Endless endless = new Endless(header, taken);

        assertThatThrownBy(() -> new ChangeListArchive(1L << 40).read(endless, csv -> csv.readAllBytes()))
                .isInstanceOf(ChangeListDamaged.class);
        assertThat(taken.get()).isLessThan(16 << 20);
    }

    @Test
    @Tag("row-25")
    void row_25_a_bomb_of_gigabytes_is_stopped_by_its_ratio() throws Exception {
        AtomicLong seen = new AtomicLong();
        byte[] bomb = Bomb.gzip(10 << 10);
        assertThat(bomb.length).isBetween(8 << 20, 12 << 20);

        assertThatThrownBy(() -> new ChangeListArchive(64L << 30)
                        .read(new ByteArrayInputStream(bomb), csv -> Bomb.drain(csv, seen)))
                .isInstanceOf(ChangeListDamaged.class)
                .hasMessageContaining("more than 200 times its size");
        assertThat(seen.get()).isLessThan(64 << 20);
    }

    @Test
    @Tag("row-25")
    void row_25_what_unpacks_to_more_than_the_cap_is_stopped_within_it() throws Exception {
        AtomicLong seen = new AtomicLong();
        byte[] tar = incompressible();

        assertThatThrownBy(() -> new ChangeListArchive(100_000)
                        .read(new ByteArrayInputStream(tar), csv -> Bomb.drain(csv, seen)))
                .isInstanceOf(ChangeListDamaged.class)
                .hasMessageContaining("more than 100000 bytes");
        assertThat(seen.get()).isLessThanOrEqualTo(100_000);
    }

    @Test
    @Tag("row-25")
    void row_25_a_bomb_behind_the_file_is_stopped_too() throws Exception {
        byte[] tar = Lists.tar(CSV);
        byte[] bomb = Lists.gzip(Arrays.copyOf(tar, tar.length + (512 << 20)));

        isRefused(bomb, "more than 200 times its size");
    }
}
