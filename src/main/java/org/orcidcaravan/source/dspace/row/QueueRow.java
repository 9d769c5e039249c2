package org.orcidcaravan.source.dspace.row;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code orcid_queue}, as it is.
 *
 * @param owner the profile's item
 * @param entity the publication or project, the profile itself for a part of it; null for a deletion
 * @param metadata the signature of a part of a profile
 */
public record QueueRow(
        int id,
        UUID owner,
        @Nullable UUID entity,
        @Nullable Integer attempts,
        @Nullable String putCode,
        @Nullable String recordType,
        @Nullable String description,
        @Nullable String operation,
        @Nullable String metadata) {
    /** Attempts so far. */
    public int tried() {
        return attempts == null ? 0 : attempts;
    }
}
