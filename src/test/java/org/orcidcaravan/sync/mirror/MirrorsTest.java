package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;

class MirrorsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @TempDir
    Path folder;

    private final Mirrors mirrors = new Stores(DATABASE.dataSource()).opener();

    private Mirror open(Path path) {
        try (MirrorLease lease = mirrors.open(path)) {
            return lease.mirror();
        }
    }

    @Test
    void a_mirror_is_the_same_wherever_its_folder_is_moved() throws Exception {
        Path here = folder.resolve("here");
        Mirror first = open(here);
        Path there = Files.move(here, folder.resolve("there"));

        assertThat(open(there)).isEqualTo(new Mirror(first.id(), there, there));
        assertThat(open(here).id()).isNotEqualTo(first.id());
        try (var files = Files.list(there.resolve(".caravan"))) {
            assertThat(files)
                    .containsExactlyInAnyOrder(there.resolve(".caravan/mirror.id"), there.resolve(".caravan/form"));
        }
    }

    @Test
    void a_folder_of_the_scripts_is_taken_over() throws Exception {
        Path scripts = Files.createDirectory(folder.resolve("ORCID_public_data_files"));

        assertThat(open(folder).root()).isEqualTo(scripts);
        assertThat(open(folder).path()).isEqualTo(folder);
    }

    @Test
    void a_damaged_id_is_named() throws Exception {
        open(folder);
        Files.writeString(folder.resolve(".caravan/mirror.id"), "?");

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("mirror.id");
    }

    @Test
    void a_place_that_cannot_be_a_folder_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> open(file.resolve("below")))
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("Cannot write to " + file.resolve("below"));
    }

    @Test
    void two_passes_cannot_share_a_mirror() {
        try (MirrorLease first = mirrors.open(folder)) {
            assertThat(first.mirror().path()).isEqualTo(folder);
            assertThatThrownBy(() -> open(folder)).isInstanceOf(MirrorUnusable.class);
        }
        assertThat(open(folder).path()).isEqualTo(folder);
    }

    @Test
    void without_a_database_there_is_no_mirror() {
        Mirrors down = new Stores(DATABASE.unreachable()).opener();

        assertThatThrownBy(() -> down.open(folder)).isInstanceOf(DatabaseTrouble.class);
    }
}
