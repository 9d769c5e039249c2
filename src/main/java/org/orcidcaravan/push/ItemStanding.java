package org.orcidcaravan.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;

/**
 * Where an item stands: that of the newest of its tasks.
 *
 * @param personId the institution's key of whose record it is for
 * @param orcid null: not known
 * @param label what a person calls it
 * @param operation null: there was never anything to do
 * @param verdict as in docs/verdicts.md, or what else decided; null: nothing yet
 * @param message plain words, free of secrets; null: nothing to say
 * @param putCode its number in the record; null: not there, as far as we know
 * @param attempts sendings that counted
 * @param nextAt when it is looked at next; null: not by itself, or not known
 */
public record ItemStanding(
        String personId,
        @Nullable OrcidId orcid,
        Section section,
        String source,
        String sourceId,
        String label,
        @Nullable Operation operation,
        TaskState state,
        @Nullable String verdict,
        @Nullable String message,
        @Nullable Integer httpStatus,
        @Nullable Integer errorCode,
        @Nullable Long putCode,
        int attempts,
        Instant changedAt,
        @Nullable Instant nextAt) {}
