package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Makes programs and an empty cluster once for all tests; each test's data folder links to those and copies this. */
final class PreparedFolder {
    private static final Path ORIGINAL = Path.of("target", "prepared-data").toAbsolutePath();
    private static @Nullable Binaries programs;

    private PreparedFolder() {}

    static Path layOut(Path folder) throws IOException {
        linkPrograms(folder);
        for (var part : new String[] {"postgres.password", "postgres"}) {
            copy(ORIGINAL.resolve(part), folder.resolve(part));
        }
        return folder;
    }

    static Path linkPrograms(Path folder) throws IOException {
        var home = programs().home();
        Files.createSymbolicLink(folder.resolve(home.getFileName()), home);
        return folder;
    }

    static synchronized Binaries programs() {
        var known = programs;
        if (known == null) {
            EmbeddedDatabase.open(ORIGINAL, line -> {}).close();
            known = Binaries.unpack(DataFolder.prepare(ORIGINAL), Platform.current(), line -> {});
            programs = known;
        }
        return known;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
