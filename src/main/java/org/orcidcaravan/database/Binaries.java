package org.orcidcaravan.database;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once per data folder and version from the binaries jar on the class path.
 *
 * @param home folder with {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path home, Platform platform) {
    /** Version of the binaries jar in the pom; a test compares it with what the programs themselves say. */
    static final String VERSION = "18.6.0";

    static final int MAJOR = Integer.parseInt(VERSION.substring(0, VERSION.indexOf('.')));

    private static final String PREFIX = "postgres-bin-";

    /**
     * Unpacks the programs when they are not there yet: into a sibling first, flushed, then renamed, so that neither a
     * crash nor a second process ever sees half of them.
     */
    static Binaries unpack(DataFolder folder, Platform platform, Consumer<String> progress) {
        var home = folder.root().resolve(PREFIX + VERSION + "-" + platform.name());
        var binaries = new Binaries(home, platform);
        if (Files.isDirectory(home)) {
            return binaries;
        }
        var staging = folder.staging(home);
        var built = Path.of(System.getProperty("caravan.home", "."), "target").resolve(home.getFileName());
        if (takeOver(built, staging)) {
            return inPlace(binaries, staging);
        }
        try (var archive = Binaries.class.getResourceAsStream(platform.archive())) {
            if (archive == null) {
                throw new DatabaseUnavailable(
                        "Failed to start the embedded database: this build brings no PostgreSQL for %s. Set quarkus.datasource.jdbc.url to a PostgreSQL 14 or later."
                                .formatted(platform.name()));
            }
            progress.accept("Unpacking PostgreSQL %s into %s".formatted(VERSION, home));
            DataFolder.delete(staging);
            try {
                extract(archive, staging);
            } catch (IOException e) {
                DataFolder.delete(staging);
                throw e;
            }
        } catch (IOException e) {
            throw Diagnosis.of("unpack PostgreSQL into " + home, DataFolder.reason(e), e);
        }
        return inPlace(binaries, staging);
    }

    private static Binaries inPlace(Binaries binaries, Path staging) {
        try {
            moveInPlace(staging, binaries.home());
            return binaries;
        } catch (IOException e) {
            throw Diagnosis.of("unpack PostgreSQL into " + binaries.home(), DataFolder.reason(e), e);
        }
    }

    /**
     * Takes over the programs that the launcher's training run left beside the build; decompressing them takes over a
     * second. Linked, or copied where links end at a file system's border; never used in place, because a clean build
     * removes that under a running server.
     */
    static boolean takeOver(Path built, Path staging) {
        if (!Files.isDirectory(built)) {
            return false;
        }
        try {
            DataFolder.delete(staging);
            var copied = new ArrayList<Path>();
            try (var paths = Files.walk(built)) {
                for (var path : paths.toList()) {
                    var taken = staging.resolve(built.relativize(path));
                    if (Files.isSymbolicLink(path)) {
                        Files.createSymbolicLink(taken, Files.readSymbolicLink(path));
                    } else if (Files.isDirectory(path)) {
                        Files.createDirectories(taken);
                    } else if (!link(path, taken)) {
                        Files.copy(path, taken, StandardCopyOption.COPY_ATTRIBUTES);
                        copied.add(taken);
                    }
                }
            }
            flush(staging, copied);
            return true;
        } catch (IOException | UnsupportedOperationException unreadable) {
            // Somebody else's build; then the archive is unpacked, as on any other machine.
            return false;
        }
    }

    private static boolean link(Path file, Path link) {
        try {
            Files.createLink(link, file);
            return true;
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            return false;
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name + platform.executableSuffix());
    }

    /** Removes other versions and what a crash left half unpacked; only while no server of this folder runs. */
    void removeOthers(DataFolder folder) throws IOException {
        try (var siblings = Files.newDirectoryStream(folder.root(), PREFIX + "*")) {
            for (var sibling : siblings) {
                if (!sibling.equals(home)) {
                    DataFolder.delete(sibling);
                }
            }
        }
    }

    private static void moveInPlace(Path staging, Path home) throws IOException {
        try {
            Files.move(staging, home);
        } catch (IOException e) {
            DataFolder.delete(staging);
            if (!Files.isDirectory(home)) {
                throw e;
            }
            // Another process was first; its copy is as good as ours.
        }
    }

    private static void extract(InputStream archive, Path target) throws IOException {
        var files = new ArrayList<Path>();
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive has an entry outside its folder: " + entry.getName());
                }
                Files.createDirectories(entry.isDirectory() ? path : requireNonNull(path.getParent()));
                if (!entry.isDirectory()) {
                    write(tar, entry, path, files);
                }
            }
        }
        flush(target, files);
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path, List<Path> files)
            throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        files.add(path);
        if ((entry.getMode() & 0100) != 0) {
            DataFolder.setMode(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    // A power cut soon after the rename must not leave empty programs behind a complete-looking folder.
    private static void flush(Path target, List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        // One call for the file system where the command is there; a thousand files one by one take seconds.
        if (new Program(ServerAccount.SELF, List.of("sync", "-f", target.toString()))
                .run()
                .succeeded()) {
            return;
        }
        for (var file : files) {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(false);
            }
        }
    }
}
