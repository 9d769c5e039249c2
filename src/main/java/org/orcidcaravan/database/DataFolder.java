package org.orcidcaravan.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;

/** The layout of {@code caravan.data.dir} as far as the database is concerned, and who may read it. */
record DataFolder(Path root) {
    private static final boolean POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

    /**
     * Makes the folder (0700) when it is missing. An existing one keeps its mode: what must be secret inside has a mode
     * of its own.
     */
    static DataFolder prepare(Path dataDir) {
        try {
            Files.createDirectories(dataDir, mode("rwx------"));
            var folder = new DataFolder(dataDir.toRealPath());
            if (!Files.isWritable(folder.root)) {
                throw new AccessDeniedException(dataDir.toString());
            }
            return folder;
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "Failed to open the data folder %s: %s. Make it a folder this user can write, or set caravan.data.dir to another."
                            .formatted(dataDir, reason(e)),
                    e);
        }
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    /** Where a new cluster or new binaries are made before one rename puts them in place. */
    Path staging(Path place) {
        return place.resolveSibling("%s.new-%d"
                .formatted(place.getFileName(), ProcessHandle.current().pid()));
    }

    Path password() {
        return root.resolve("postgres.password");
    }

    Path users() {
        return root.resolve("postgres.users");
    }

    Path startLock() {
        return root.resolve("postgres.start");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    Path serveLock() {
        return root.resolve("serve.lock");
    }

    /** Opens for reading and writing, made with mode 0600 when missing. */
    FileChannel openPrivately(Path file) throws IOException {
        return FileChannel.open(file, Set.of(READ, WRITE, CREATE), mode("rw-------"));
    }

    /** The attribute that gives a new file or folder its mode; none where the file system knows no modes. */
    static FileAttribute<?>[] mode(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    static void setMode(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Why a file operation failed; the JDK's message is often the bare path. */
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied on " + denied.getFile();
            case FileSystemException known
            when known.getReason() == null ->
                "%s on %s".formatted(known.getClass().getSimpleName(), known.getFile());
            default -> String.valueOf(e.getMessage());
        };
    }
}
