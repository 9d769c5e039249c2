package org.orcidcaravan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
    @Test
    void the_folder_is_named_after_the_version_the_programs_have() {
        var program = PreparedFolder.programs().program("postgres").toString();
        var outcome = new Program(ServerAccount.SELF, List.of(program, "--version")).run();
        assertThat(outcome.said().strip() + ".0").isEqualTo("postgres (PostgreSQL) " + Binaries.VERSION);
    }

    @Test
    void other_versions_and_half_unpacked_ones_are_removed(@TempDir Path root) throws Exception {
        PreparedFolder.linkPrograms(root);
        var folder = DataFolder.prepare(root);
        var binaries = Binaries.unpack(folder, Platform.current(), line -> {});
        var old = Files.createDirectories(root.resolve("postgres-bin-18.0.0-linux-x86_64/bin"));
        var half = Files.createDirectories(folder.staging(binaries.home()).resolve("bin"));
        binaries.removeOthers(folder);
        assertThat(old.getParent()).doesNotExist();
        assertThat(half.getParent()).doesNotExist();
        assertThat(binaries.program("postgres")).isExecutable();
    }

    @Test
    void programs_beside_the_build_are_linked_and_copied_where_links_end(@TempDir Path root) throws Exception {
        var built = Files.createDirectories(root.resolve("built"));
        var program = Files.createDirectories(built.resolve("bin")).resolve("postgres");
        Files.writeString(program, "#!/bin/sh");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(built.resolve("bin/postmaster"), Path.of("postgres"));

        assertThat(Binaries.takeOver(built, root.resolve("linked"))).isTrue();
        assertThat(Files.isSameFile(root.resolve("linked/bin/postgres"), program))
                .isTrue();
        assertThat(Binaries.takeOver(root.resolve("nothing"), root.resolve("none")))
                .isFalse();

        Path memory = Path.of("/dev/shm");
        assumeThat(memory).isDirectory().isWritable();
        assumeThat(Files.getFileStore(memory)).isNotEqualTo(Files.getFileStore(root));
        Path elsewhere = Files.createTempDirectory(memory, "caravan");
        try {
            assertThat(Binaries.takeOver(built, elsewhere.resolve("copied"))).isTrue();
            assertThat(elsewhere.resolve("copied/bin/postmaster"))
                    .isExecutable()
                    .hasContent("#!/bin/sh");
            assertThat(Files.isSameFile(elsewhere.resolve("copied/bin/postgres"), program))
                    .isFalse();
        } finally {
            DataFolder.delete(elsewhere);
        }
    }

    @Test
    void archives_are_named_as_the_jars_name_them() {
        assertThat(Platform.of("Linux", "amd64", false).archive()).isEqualTo("/postgres-linux-x86_64.txz");
        assertThat(Platform.of("Linux", "amd64", true).archive()).isEqualTo("/postgres-linux-x86_64-alpine_linux.txz");
        assertThat(Platform.of("Linux", "aarch64", false).archive()).isEqualTo("/postgres-linux-arm_64.txz");
        assertThat(Platform.of("Mac OS X", "aarch64", false).archive()).isEqualTo("/postgres-darwin-arm_64.txz");
        assertThat(Platform.of("Windows 11", "amd64", false).archive()).isEqualTo("/postgres-windows-x86_64.txz");
        assertThat(Platform.of("Windows 11", "amd64", false).executableSuffix()).isEqualTo(".exe");
    }
}
