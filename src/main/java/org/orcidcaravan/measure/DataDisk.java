package org.orcidcaravan.measure;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataSettings;

/** The room that is left for the database and the mirror. */
@Singleton
class DataDisk {
    private static final long LEAST = 2_000_000_000L;
    private static final double LEAST_SHARE = 0.05;

    private final Path folder;

    DataDisk(DataSettings settings) {
        this.folder = settings.dir();
    }

    /** Bytes that are left; not a number when the folder cannot be asked. */
    double free() {
        FileStore store = store();
        try {
            return store == null ? Double.NaN : store.getUsableSpace();
        } catch (IOException unknown) {
            return Double.NaN;
        }
    }

    /** A sentence when there is little room. */
    Optional<String> concern() {
        FileStore store = store();
        if (store == null) {
            return Optional.empty();
        }
        try {
            return concern(folder, store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    static Optional<String> concern(Path folder, long free, long total) {
        return free < Math.max(LEAST, LEAST_SHARE * total)
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "Only %.1f GB are free where %s is. Make room: the sync stops when the disk is full.",
                        free / 1e9,
                        folder))
                : Optional.empty();
    }

    private @Nullable FileStore store() {
        try {
            return Files.getFileStore(nearest());
        } catch (IOException notThere) {
            return null;
        }
    }

    /** The folder may be made only when there is something to put into it. */
    private Path nearest() throws NoSuchFileException {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at)) {
                return at;
            }
        }
        throw new NoSuchFileException(folder.toString());
    }
}
