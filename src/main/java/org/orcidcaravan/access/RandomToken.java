package org.orcidcaravan.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Tokens of 256 random bits, of which only the SHA-256 is kept. That much chance needs neither salt nor a slow hash
 * (ASVS 5.0, 11.4.2 is about passwords).
 */
public final class RandomToken {
    private static final int BYTES = 32;

    private RandomToken() {}

    /** Another one, as base64url without padding: 43 characters. */
    public static String make(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** What is kept of it. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256, but this one has not", e);
        }
    }
}
