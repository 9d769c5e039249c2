package org.orcidcaravan.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.orcid.OrcidId;

/**
 * A token that is to be kept (RFC 6749, section 5.1, and ORCID's additions).
 *
 * @param person the id of the person's row
 * @param scopes as ORCID granted them, separated by spaces
 * @param expiresAt null when not known
 */
public record NewToken(
        long person,
        OrcidId orcid,
        String scopes,
        Secret access,
        @Nullable Secret refresh,
        @Nullable Instant expiresAt) {}
