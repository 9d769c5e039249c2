package org.orcidcaravan.sync.mirror;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The disk is full, or refuses: no further object can be stored, so the pass stops without blaming the objects. */
public class DiskTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DiskTrouble(Path where, IOException cause) {
        super("Cannot store below " + where + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (says(cause, "No space left on device") || says(cause, "Disk quota exceeded")) {
            return "no space left on the device. Free space or give a larger disk, then start again.";
        }
        if (says(cause, "Read-only file system") || says(cause, "Input/output error")) {
            return cause.getMessage() + ". Look at the disk and at the system's log, then start again.";
        }
        return (cause instanceof AccessDeniedException denied
                        ? "permission denied on " + denied.getFile()
                        : cause.getMessage())
                + ". See that the folder can be written, then start again.";
    }

    /** Why it failed, without the file, which the JDK's message begins with, and often is. */
    static String words(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException file when file.getReason() != null -> file.getReason();
            case FileSystemException file -> file.getClass().getSimpleName();
            default -> String.valueOf(cause.getMessage());
        };
    }

    /** Whether there is no room, which can change by itself, as opposed to a disk that is broken. */
    public boolean isFull() {
        return getCause() instanceof IOException cause
                && (says(cause, "No space left on device") || says(cause, "Disk quota exceeded"));
    }

    /** Whether nothing more can be stored at all, as opposed to trouble with one file. */
    static boolean concernsAll(IOException cause) {
        return says(cause, "No space left on device")
                || says(cause, "Disk quota exceeded")
                || says(cause, "Read-only file system")
                || says(cause, "Input/output error");
    }

    private static boolean says(IOException cause, String words) {
        return String.valueOf(cause.getMessage()).contains(words);
    }
}
