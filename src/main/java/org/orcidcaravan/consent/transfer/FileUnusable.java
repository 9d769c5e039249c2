package org.orcidcaravan.consent.transfer;

import java.nio.file.Path;

/** Not one row of the file can be read; nothing was changed. */
public final class FileUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileUnusable(Path file, String reason, String next) {
        super("Cannot read " + file + ": " + reason + ". " + next);
    }
}
