package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that uses the database, or holds the serve lock, until a line arrives on its standard input. */
final class DatabaseUser {
    private DatabaseUser() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[1]);
        if (arguments[0].equals("serve")) {
            try (var _ = ServeLock.take(folder)) {
                await("SERVING");
            }
        } else {
            try (var database = EmbeddedDatabase.open(folder, line -> {})) {
                await("OPEN %d %s".formatted(database.port(), database.attached() ? "attached" : "started"));
            }
        }
        System.out.println("CLOSED");
    }

    private static void await(String announcement) throws IOException {
        System.out.println(announcement);
        System.out.flush();
        if (System.in.read() < 0) {
            throw new IOException("the test is gone");
        }
    }
}
