package org.orcidcaravan.orcid.item;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/**
 * A grant, contract or award.
 *
 * @param type {@code grant}, {@code contract}, {@code award} or {@code salary-award}
 * @param amount a decimal number: {@code 12500.50}
 * @param currency three letters, ISO 4217
 * @param organization the funder
 */
public record Funding(
        String title,
        String type,
        @Nullable String description,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String url,
        @Nullable FuzzyDate start,
        @Nullable FuzzyDate end,
        @Nullable Organization organization,
        List<ExternalId> externalIds)
        implements Item {
    public Funding {
        externalIds = List.copyOf(externalIds);
    }

    @Override
    public Section section() {
        return Section.FUNDING;
    }

    @Override
    public String label() {
        return title;
    }
}
