package org.orcidcaravan.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Bearer tokens for programs (RFC 6750): 256 random bits, of which only the SHA-256 is kept. That much chance needs neither
 * salt nor a slow hash (ASVS 5.0, 11.4.2 is about passwords).
 */
@ApplicationScoped
public class ApiTokens {
    /** So that scanners for leaked secrets find it, and people know what they have before them. */
    private static final String PREFIX = "caravan_";

    private static final int BYTES = 32;

    private final ApiTokenStore store;
    private final SecureRandom random = new SecureRandom();

    public ApiTokens(ApiTokenStore store) {
        this.store = store;
    }

    /**
     * Makes a token.
     *
     * @return the token itself, which cannot be had again
     * @throws NameTaken when a valid one has the name
     */
    public String create(String name, Role role) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        store.add(name, role, hash(token));
        return token;
    }

    /** Whose token it is, when it is a valid one; its use is noted. */
    public Optional<ApiToken> find(String token) {
        return token.startsWith(PREFIX) ? store.use(hash(token)) : Optional.empty();
    }

    /** All of them, revoked ones too: by name, the newest of a name first. */
    public List<ApiToken> all() {
        return store.all();
    }

    /**
     * From now on the token of this name is refused.
     *
     * @return whether there was a valid one
     */
    public boolean revoke(String name) {
        return store.revoke(name);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256, but this one has not", e);
        }
    }
}
