package org.orcidcaravan.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Turns what PostgreSQL or the operating system said into the sentence an operator needs. */
final class Diagnosis {
    private Diagnosis() {}

    /**
     * @param intent completes "Failed to …", naming the object
     * @param said words of the operating system, of {@code initdb} or of {@code pg_ctl}
     */
    static DatabaseUnavailable of(String intent, String said, @Nullable Throwable cause) {
        var advice = known(said);
        return unavailable(intent, advice != null ? advice : "%s.".formatted(tellingLine(said)), cause);
    }

    /** The server did not come up; {@code said} is what its log gained meanwhile, in {@code log}. */
    static DatabaseUnavailable ofServer(Path cluster, Path log, String said) {
        var advice = known(said);
        return unavailable(
                "start the embedded database in " + cluster,
                advice != null
                        ? advice
                        : "PostgreSQL says \"%s\" (log: %s). If its files are damaged, move that folder away and restore a backup."
                                .formatted(tellingLine(said), log),
                null);
    }

    private static DatabaseUnavailable unavailable(String intent, String rest, @Nullable Throwable cause) {
        var sentence = "Failed to %s: %s".formatted(intent, rest);
        return cause == null ? new DatabaseUnavailable(sentence) : new DatabaseUnavailable(sentence, cause);
    }

    private static @Nullable String known(String said) {
        if (said.contains("No space left on device") || said.contains("Disk quota exceeded")) {
            return "the disk is full. Free some space there, or set caravan.data.dir to a larger disk.";
        }
        if (said.contains("Read-only file system")) {
            return "the file system is read-only. Mount it for writing, or set caravan.data.dir to another folder.";
        }
        if (said.contains("ermission denied") || said.contains("has wrong ownership")) {
            return "%s. Give the folder to the user that runs Caravan, or set caravan.data.dir to another folder."
                    .formatted(tellingLine(said));
        }
        if (said.contains("could not look up effective user ID")) {
            return "%s. Run Caravan as a user that the machine knows by name, or set quarkus.datasource.jdbc.url."
                    .formatted(tellingLine(said));
        }
        if (said.contains("cannot be run as root") || said.contains("execution of the PostgreSQL server is not")) {
            return "PostgreSQL refuses to run as root or administrator. Run Caravan as an ordinary user, or set quarkus.datasource.jdbc.url.";
        }
        return null;
    }

    /** The last line that PostgreSQL marks as fatal, else as an error, else the last line. */
    private static String tellingLine(String said) {
        var lines =
                said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        for (var mark : new String[] {"PANIC:", "FATAL:", "rror:", "ERROR:", ""}) {
            for (var line : lines.reversed()) {
                if (line.contains(mark)) {
                    return line;
                }
            }
        }
        return "nothing";
    }
}
