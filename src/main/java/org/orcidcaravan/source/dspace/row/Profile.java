package org.orcidcaravan.source.dspace.row;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A researcher's profile, as far as sending goes.
 *
 * @param orcid as it stands in DSpace
 * @param token in clear, as DSpace keeps it: never for a log
 * @param batch whether the researcher lets the script send; otherwise they send by hand
 */
public record Profile(
        UUID id, @Nullable String orcid, @Nullable String token, boolean batch) {
    /** The iD, when there is one. */
    public Optional<String> orcidIfAny() {
        return Optional.ofNullable(orcid);
    }

    @Override
    public String toString() {
        return "Profile[" + id + ", " + orcid + (token == null ? ", no token]" : ", a token]");
    }
}
