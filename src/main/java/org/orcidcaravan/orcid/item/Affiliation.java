package org.orcidcaravan.orcid.item;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/**
 * A relation to an organisation: one of seven kinds, told apart by the section.
 *
 * @param role title or degree: {@code Professor}, {@code BA}
 */
public record Affiliation(
        Section section,
        @Nullable Organization organization,
        @Nullable String department,
        @Nullable String role,
        @Nullable FuzzyDate start,
        @Nullable FuzzyDate end,
        @Nullable String url,
        List<ExternalId> externalIds)
        implements Item {
    public Affiliation {
        if (!section.isAffiliation()) {
            throw new IllegalArgumentException(section.text() + " is no kind of affiliation");
        }
        externalIds = List.copyOf(externalIds);
    }

    @Override
    public String label() {
        String place = organization == null ? "an organisation" : organization.name();
        return role == null ? section.text() + " at " + place : role + ", " + place;
    }
}
