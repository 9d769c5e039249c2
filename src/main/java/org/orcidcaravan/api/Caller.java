package org.orcidcaravan.api;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.access.SignedIn;

/** Who makes this request; {@link Gate} has seen to it that it is somebody. */
@RequestScoped
public class Caller {
    private @Nullable String actor;
    private @Nullable Role role;
    private @Nullable SignedIn session;

    /** For the audit: {@code console:} and the operator's login, {@code api:} and the token's name. */
    public String actor() {
        return known(actor);
    }

    /** What they may do. */
    public Role role() {
        return known(role);
    }

    /** With whose session; null: a program's token. */
    @Nullable
    SignedIn session() {
        return session;
    }

    void is(SignedIn who) {
        session = who;
        is(who.actor(), who.role());
    }

    void is(String somebody, Role what) {
        actor = somebody;
        role = what;
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Nobody has been let in yet: this is asked before the gate, or past it");
        }
        return value;
    }
}
