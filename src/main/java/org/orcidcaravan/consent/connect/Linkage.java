package org.orcidcaravan.consent.connect;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Scope;

/**
 * How a person's connection stands.
 *
 * @param scopes what may be done now; empty: nothing
 * @param since when that was permitted; null: it is not
 * @param ended how the last one ended, as in the table of tokens: rejected or revoked; null: none did, or another came
 * @param removing whether what was sent is being removed
 */
public record Linkage(
        Set<Scope> scopes,
        @Nullable Instant since,
        @Nullable String ended,
        boolean removing) {
    /** Of nobody whom we know. */
    public static final Linkage NONE = new Linkage(Set.of(), null, null, false);

    public Linkage {
        scopes = Set.copyOf(scopes);
    }

    /** Whether there is a permission. */
    public boolean connected() {
        return since != null;
    }

    /** Whether publications may be put on the record. */
    public boolean writes() {
        return scopes.contains(Scope.ACTIVITIES_UPDATE);
    }

    /** Whether ORCID ended it, for the researcher. */
    public boolean endedAtOrcid() {
        return "rejected".equals(ended);
    }
}
