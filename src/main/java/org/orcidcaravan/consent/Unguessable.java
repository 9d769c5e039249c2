package org.orcidcaravan.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Texts of 256 random bits (ASVS 5.0, 11.5.1), of which only the SHA-256 is kept: that much chance needs neither salt nor a
 * slow hash.
 */
public final class Unguessable {
    private static final int BYTES = 32;

    private Unguessable() {}

    /** Another one, for addresses, cookies and forms: 43 letters, digits, hyphens and underscores. */
    public static String make(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** What is kept of one, 32 bytes; whatever was typed in its place has such a digest too. */
    public static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256, but this one has not", e);
        }
    }
}
