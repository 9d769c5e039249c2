package org.orcidcaravan.sync.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Temporary files, each beside the final name that it is to get. */
final class PartFiles {
    private PartFiles() {}

    /** The temporary name beside a final one: hidden, so that no reader takes it for a record. */
    static Path of(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".part");
    }

    static boolean isPart(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") && name.endsWith(".part");
    }

    /** Removes those below a folder, which a killed process left. */
    static void sweep(Path place) {
        if (!Files.isDirectory(place)) {
            return;
        }
        try (Stream<Path> files = Files.walk(place)) {
            files.filter(PartFiles::isPart).forEach(PartFiles::discard);
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to look through " + place + ": " + e.getMessage(), e);
        }
    }

    static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException left) {
            // The next pass sweeps it; the failure that led here is the one to report.
            System.getLogger(PartFiles.class.getName())
                    .log(System.Logger.Level.WARNING, "Left a temporary file behind: " + part, left);
        }
    }
}
