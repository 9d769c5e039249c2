package org.orcidcaravan.sync.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.sync.mirror.Mirror;

class LastRanTest {
    @TempDir
    Path folder;

    private Mirror mirror = new Mirror(1, Path.of("/m"), Path.of("/m"));
    private Path work = Path.of("/m");

    @BeforeEach
    void folders() throws Exception {
        mirror = new Mirror(1, folder.resolve("m"), folder.resolve("m/ORCID_public_data_files"));
        work = folder.resolve("work");
        Files.createDirectories(mirror.root());
        Files.createDirectories(work);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 10:11:12.000013,2026-11-20T10:11:12.000013Z",
        "2026-11-20 10:11:12,2026-11-20T10:11:12Z",
        "2026-11-20 10:11:12.5,2026-11-20T10:11:12.500Z",
    })
    void both_forms_of_the_scripts_are_read(String text, String instant) throws Exception {
        Files.writeString(mirror.path().resolve("last_ran.config"), text + "\n");

        assertThat(LastRan.read(mirror, work)).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-20", "2026-11-20T10:11:12Z", "2026-13-20 10:11:12"})
    void anything_else_is_as_if_there_were_none(String text) throws Exception {
        Files.writeString(mirror.path().resolve("last_ran.config"), text);

        assertThat(LastRan.read(mirror, work)).isEmpty();
    }

    @Test
    void the_mirror_is_asked_first_and_the_working_directory_last() throws Exception {
        assertThat(LastRan.read(mirror, work)).isEmpty();
        int day = 1;
        for (Path place : new Path[] {work, mirror.root(), mirror.path()}) {
            Files.writeString(place.resolve("last_ran.config"), "2026-11-0%d 00:00:00".formatted(day));
            assertThat(LastRan.read(mirror, work)).contains(Instant.parse("2026-11-0%dT00:00:00Z".formatted(day)));
            day++;
        }
    }

    @Test
    void what_is_written_is_in_the_form_of_the_scripts_and_read_again() throws Exception {
        Instant whole = Instant.parse("2026-11-20T10:11:12Z");
        LastRan.write(mirror, whole);

        assertThat(mirror.path().resolve("last_ran.config")).hasContent("2026-11-20 10:11:12.000000");
        assertThat(LastRan.read(mirror, work)).contains(whole);
        try (var files = Files.list(mirror.path())) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_named() {
        Mirror missing = new Mirror(1, folder.resolve("missing"), folder.resolve("missing"));

        assertThatThrownBy(() -> LastRan.write(missing, Instant.EPOCH))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("last_ran.config");
    }
}
