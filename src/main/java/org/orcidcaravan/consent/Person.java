package org.orcidcaravan.consent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/**
 * A researcher, as the institution knows them.
 *
 * @param id the row; 0 when there is none yet
 * @param personId the institution's own key
 * @param orcidAuthenticatedAt when ORCID itself confirmed the iD; null: it came from a file and nothing proved it yet
 * @param raw columns of an imported file that Caravan does not know
 */
public record Person(
        long id,
        String personId,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        @Nullable String unit,
        List<String> groups,
        @Nullable OrcidId orcid,
        @Nullable Instant orcidAuthenticatedAt,
        Map<String, String> raw) {
    public Person {
        groups = List.copyOf(groups);
        raw = Map.copyOf(raw);
    }

    /** Somebody of whom nothing but the key is known. */
    public static Person named(String personId) {
        return new Person(0, personId, null, null, null, null, List.of(), null, null, Map.of());
    }

    /** The same person with this iD. */
    public Person with(OrcidId other) {
        return new Person(id, personId, givenName, familyName, email, unit, groups, other, orcidAuthenticatedAt, raw);
    }

    /** What pages and mails call them: their name, or else the institution's key. */
    public String shown() {
        String name = ((givenName == null ? "" : givenName) + " " + (familyName == null ? "" : familyName)).strip();
        return name.isEmpty() ? personId : name;
    }

    /** Whether the person was made for a token of which only the iD was known. */
    public boolean isStandIn() {
        return orcid != null && personId.equals(orcid.toString());
    }
}
