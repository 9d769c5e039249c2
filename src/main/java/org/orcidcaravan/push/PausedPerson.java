package org.orcidcaravan.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody for whom nothing is sent just now.
 *
 * @param person the id of the person's row
 * @param personId the institution's own key
 * @param name null: not known
 * @param reason as in docs/verdicts.md, in lower case with hyphens
 * @param message plain words, free of secrets
 * @param until when it is tried again; null: not before a new permission comes, or somebody acts
 * @param tasks how many wait
 */
public record PausedPerson(
        long person,
        String personId,
        @Nullable String orcid,
        @Nullable String name,
        String reason,
        @Nullable String message,
        @Nullable Instant since,
        @Nullable Instant until,
        long tasks) {}
