package org.orcidcaravan.sync.mirror;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** Makes files durable, many at a time: their contents before they are renamed, their names after (faults.md row 38). */
sealed interface Flush permits FlushFileSystem, FlushEach {
    /** Returns when the contents of these files, all below {@code root}, would survive a power cut. */
    void contents(Path root, Collection<Path> files) throws IOException;

    /** Returns when the names of these files would survive a power cut. */
    void names(Path root, Collection<Path> files) throws IOException;

    /** The way that the setting {@code caravan.sync.flush} names. */
    static Flush of(String setting) {
        return switch (setting) {
            case "auto" -> FlushFileSystem.isAvailable() ? new FlushFileSystem() : new FlushEach();
            case "syncfs" -> new FlushFileSystem();
            case "each" -> new FlushEach();
            default ->
                throw new IllegalArgumentException(
                        "caravan.sync.flush is \"" + setting + "\": set it to auto, syncfs or each.");
        };
    }
}
