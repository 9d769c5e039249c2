package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/** The role's password: 192 random bits, made once per data folder and kept in {@code postgres.password} (0600). */
final class Secret {
    private static final int BYTES = 24;

    private Secret() {}

    static String read(DataFolder folder) {
        try {
            return Files.readString(folder.password()).strip();
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "Failed to read %s, the password of the embedded database: %s. Restore that file, or move %s away and restore a backup."
                            .formatted(folder.password(), DataFolder.reason(e), folder.cluster()),
                    e);
        }
    }

    /** Makes the password of a cluster that is about to be made; one left by an interrupted start is used again. */
    static String readOrMake(DataFolder folder) throws IOException {
        if (!Files.exists(folder.password())) {
            var random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            var staging = folder.staging(folder.password());
            Files.deleteIfExists(staging);
            write(folder, staging, secret);
            Files.move(staging, folder.password(), StandardCopyOption.ATOMIC_MOVE);
        }
        return read(folder);
    }

    /** Writes the password into a file of mode 0600 and flushes it. */
    static void write(DataFolder folder, Path file, String secret) throws IOException {
        try (var channel = folder.openPrivately(file)) {
            channel.write(ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }
}
