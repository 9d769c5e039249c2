package org.orcidcaravan.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Bearer tokens for programs (RFC 6750). Each that is made or revoked is audited. */
@ApplicationScoped
public class ApiTokens {
    /** So that scanners for leaked secrets find it, and people know what they have before them. */
    private static final String PREFIX = "caravan_";

    private final ApiTokenStore store;
    private final SecureRandom random = new SecureRandom();

    public ApiTokens(ApiTokenStore store) {
        this.store = store;
    }

    /**
     * Makes a token.
     *
     * @param actor who does it, for the audit
     * @return the token itself, which cannot be had again
     * @throws NameTaken when a valid one has the name
     */
    public String create(String name, Role role, String actor) {
        String token = PREFIX + RandomToken.make(random);
        store.add(name, role, RandomToken.hash(token), actor);
        return token;
    }

    /** Whose token it is, when it is a valid one; its use is noted. */
    public Optional<ApiToken> find(String token) {
        return token.startsWith(PREFIX) ? store.use(RandomToken.hash(token)) : Optional.empty();
    }

    /** All of them, revoked ones too: by name, the newest of a name first. */
    public List<ApiToken> all() {
        return store.all();
    }

    /**
     * From now on the token of this name is refused.
     *
     * @param actor who does it, for the audit
     * @return whether there was a valid one
     */
    public boolean revoke(String name, String actor) {
        return store.revoke(name, actor);
    }
}
