package org.orcidcaravan.sync.mirror;

import java.io.IOException;
import java.nio.file.Path;

/** The disk is full, or refuses: no further object can be stored, so the pass stops without blaming the objects. */
public class DiskTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DiskTrouble(Path where, IOException cause) {
        super(
                "Cannot store below " + where + ": " + reason(cause)
                        + ". Free space or give a larger disk, then start again.",
                cause);
    }

    private static String reason(IOException cause) {
        return isFull(cause) ? "no space left on the device" : String.valueOf(cause.getMessage());
    }

    /** Whether there is no room for anything more, as opposed to trouble with one file. */
    static boolean isFull(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("No space left on device")
                || message.contains("Disk quota exceeded")
                || message.contains("Read-only file system")
                || message.contains("Input/output error");
    }
}
