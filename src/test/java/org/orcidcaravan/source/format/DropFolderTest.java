package org.orcidcaravan.source.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void a_file_is_ready_when_two_looks_find_the_same_and_nobody_wrote_to_it_for_a_while() throws IOException {
        DropFolder watched = watched();
        Path file = drop("library/a.csv", NOW.minusSeconds(60));
        drop("library/young.csv", NOW.minusSeconds(1));
        drop("library/.part", NOW.minusSeconds(60));
        drop("loose.csv", NOW.minusSeconds(60));
        Files.createDirectories(folder.resolve("library/folder"));

        assertThat(watched.ready()).isEmpty();
        assertThat(watched.ready()).containsExactly(file);

        Files.writeString(file, "longer than before");
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60)));
        assertThat(watched.ready()).isEmpty();
        assertThat(watched.ready()).containsExactly(file);
    }

    @Test
    void a_link_is_not_followed_and_a_missing_folder_is_empty() throws IOException {
        DropFolder watched = watched();
        Path secret = drop("secret", NOW.minusSeconds(60));
        Files.createDirectories(folder.resolve("library"));
        Files.createSymbolicLink(folder.resolve("library/a.csv"), secret);

        watched.ready();
        assertThat(watched.ready()).isEmpty();
        assertThat(new DropFolder(folder.resolve("nowhere"), Duration.ZERO, InstantSource.fixed(NOW)).ready())
                .isEmpty();
    }

    @Test
    void what_is_done_or_failed_is_put_away_and_replaces_what_was_there() throws IOException {
        DropFolder watched = watched();
        watched.done(drop("library/a.csv", NOW));
        Path again = drop("library/a.csv", NOW);
        Files.writeString(again, "newer");
        watched.done(again);
        watched.failed(drop("library/b.csv", NOW), "It is broken.");

        assertThat(folder.resolve("library/.done/a.csv")).hasContent("newer");
        assertThat(folder.resolve("library/.failed/b.csv")).exists();
        assertThat(folder.resolve("library/.failed/b.csv.txt")).hasContent("It is broken.");
        assertThat(watched.besideDone(again, ".x")).isEqualTo(folder.resolve("library/.done/a.csv.x"));
    }

    private DropFolder watched() {
        return new DropFolder(folder, Duration.ofSeconds(10), InstantSource.fixed(NOW));
    }

    private Path drop(String name, Instant changed) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "text");
        Files.setLastModifiedTime(file, FileTime.from(changed));
        return file;
    }
}
