package org.orcidcaravan.consent.connect;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/**
 * A journey to ORCID's page, as it stands.
 *
 * @param outcome null: ORCID is being asked
 * @param asked the scopes that were asked for, separated by spaces
 * @param granted those that ORCID gave; null: none
 * @param orcid the iD that came back; null: none
 */
public record Journey(
        long id,
        @Nullable Outcome outcome,
        String asked,
        @Nullable String granted,
        @Nullable OrcidId orcid) {}
