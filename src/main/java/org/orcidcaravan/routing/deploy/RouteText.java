package org.orcidcaravan.routing.deploy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A route file as it was at one moment.
 *
 * @param name the file's name without its folder
 * @param hash SHA-256 of its bytes, in hexadecimal digits
 * @param plain whether it is UTF-8 text of a sensible length
 */
public record RouteText(String name, String text, String hash, boolean plain) {
    /** Ours have up to 200 lines; what is larger by far was not meant to be a route file. */
    static final int MOST_BYTES = 262_144;

    /** A text that comes from elsewhere than a file. */
    public static RouteText of(String name, String text) {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static RouteText read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.size(file) > MOST_BYTES) {
            return new RouteText(name, "", "0".repeat(64), false);
        }
        return of(name, Files.readAllBytes(file));
    }

    private static RouteText of(String name, byte[] bytes) {
        String hash = HexFormat.of().formatHex(sha256().digest(bytes));
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new RouteText(name, text, hash, bytes.length <= MOST_BYTES && text.indexOf('\0') < 0);
        } catch (CharacterCodingException latin) {
            return new RouteText(name, new String(bytes, StandardCharsets.UTF_8), hash, false);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
