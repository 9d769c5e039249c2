package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.sync.DataClass;

class MirrorArchiveTest {
    @TempDir
    Path folder;

    private final MirrorArchive archives = new MirrorArchive();

    private static Map<String, String> entries(Path archive) throws IOException {
        Map<String, String> found = new HashMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                found.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private Path write(Path root, ObjectKey key, String text) throws IOException {
        Path file = new Mirror(1, folder, root).file(key);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void the_archive_holds_the_files_and_no_temporary_ones() throws Exception {
        ObjectKey.Activity longest =
                new ObjectKey.Activity(Samples.ORCID, ActivityType.RESEARCH_RESOURCES, 999_999_999_999_999_999L);
        Path one = write(folder, Samples.work(1), "one");
        write(folder, longest, "two");
        Files.writeString(PartFiles.of(one), "half");
        write(folder, Samples.SUMMARY, "not asked for");

        Path archive = archives.write(folder, DataClass.ACTIVITIES);

        assertThat(archive).isEqualTo(folder.resolve("activities.tar.gz"));
        assertThat(entries(archive))
                .containsOnly(
                        Map.entry("activities/" + Samples.work(1).text(), "one"),
                        Map.entry("activities/" + longest.text(), "two"));
    }

    @Test
    void the_folder_of_the_scripts_is_packed_from_within() throws Exception {
        write(folder.resolve("ORCID_public_data_files"), Samples.SUMMARY, "one");

        assertThat(entries(archives.write(folder, DataClass.SUMMARIES)))
                .containsOnly(Map.entry("summaries/" + Samples.SUMMARY.text(), "one"));
    }

    @Test
    void an_empty_mirror_makes_an_empty_archive() throws Exception {
        assertThat(entries(archives.write(folder, DataClass.SUMMARIES))).isEmpty();
    }

    @Test
    void a_user_with_a_large_number_can_pack() throws Exception {
        Path file = write(folder, Samples.SUMMARY, "one");
        try {
            Files.setAttribute(file, "unix:uid", 1_800_000_000);
        } catch (IOException mayNot) {
            assumeThat(mayNot).as("only root may give files away").isNull();
        }

        assertThat(entries(archives.write(folder, DataClass.SUMMARIES))).hasSize(1);
    }

    @Test
    void what_cannot_be_written_is_named() {
        assertThatThrownBy(() -> archives.write(folder.resolve("missing"), DataClass.SUMMARIES))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("summaries.tar.gz");
    }
}
