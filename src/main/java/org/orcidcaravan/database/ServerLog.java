package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The server's log. Caravan limits its size itself: PostgreSQL's own collector rotates by size but never deletes.
 *
 * @param limit bytes after which the log becomes {@code postgres.log.1}, in place of the one before
 */
record ServerLog(DataFolder folder, long limit) {
    static final long LIMIT = 10L << 20;

    Path file() {
        return folder.log();
    }

    /** Makes the log when it is missing, for the server's account to append to. */
    void prepare(ServerAccount account) throws IOException {
        folder.openPrivately(file()).close();
        account.own(file());
    }

    long size() throws IOException {
        return Files.exists(file()) ? Files.size(file()) : 0;
    }

    /** What was logged behind this position, in bytes. */
    String since(long position) throws IOException {
        try (var channel = Files.newByteChannel(file())) {
            channel.position(Math.min(position, channel.size()));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Copies, then empties in place: the server holds the file open for appending and never reopens it. */
    void trim() throws IOException {
        if (size() <= limit) {
            return;
        }
        Files.copy(
                file(),
                file().resolveSibling("postgres.log.1"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        try (var channel = folder.openPrivately(file())) {
            channel.truncate(0);
        }
    }
}
