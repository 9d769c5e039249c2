package org.orcidcaravan.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passwords by bcrypt (ASVS 5.0, 11.4.2): slow on purpose, so only some at once, and the service goes on beside them. */
@ApplicationScoped
public class Passwords {
    static final int LEAST = 12;
    /** More, in bytes, bcrypt does not look at. */
    static final int MOST_BYTES = 72;

    private static final int COST = 12;
    /** Of a password that nobody knows: it makes a refusal of an unknown login as slow as any other. */
    private static final String NOBODYS = "$2a$12$bBppPanTGxLmmOunfA7zb.vEqE93Nos0Uws5BQFNf2GYUtQ52rZc2";

    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 10;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /** Too many people sign in at this moment. */
    public static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super("Too many sign in at this moment: try again in a minute.");
        }
    }

    /**
     * What is kept of a password.
     *
     * @throws OperatorRefused when it is too short or too long
     */
    String hash(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        if (password.length() < LEAST) {
            throw OperatorRefused.malformed(
                    "The password is too short: use at least " + LEAST + " characters; some words in a row are good.");
        }
        if (bytes.length > MOST_BYTES) {
            throw OperatorRefused.malformed("The password is longer than " + MOST_BYTES + " bytes: use a shorter one.");
        }
        return inTurn(() -> new String(BCrypt.withDefaults().hash(COST, bytes), StandardCharsets.US_ASCII));
    }

    /**
     * Whether this is the password; takes the same time whether or not there is one.
     *
     * @param hash null: there is none, and no password is right
     */
    boolean fits(String password, @Nullable String hash) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        byte[] looked = Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES));
        byte[] kept = (hash == null ? NOBODYS : hash).getBytes(StandardCharsets.US_ASCII);
        boolean same = inTurn(() -> BCrypt.verifyer().verify(looked, kept).verified);
        return same && hash != null && bytes.length <= MOST_BYTES;
    }

    /** Waits for a place, and gives it back. */
    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new TooMany();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooMany();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
