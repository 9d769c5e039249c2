package org.orcidcaravan.orcid.item;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/**
 * A publication or another output.
 *
 * @param type ORCID's name: {@code journal-article}
 * @param container journal, book or series that it appeared in
 * @param summary the abstract
 * @param language ORCID's code: {@code en}, {@code pt}
 * @param country two letters, ISO 3166
 */
public record Work(
        String title,
        @Nullable String subtitle,
        @Nullable String container,
        String type,
        @Nullable FuzzyDate date,
        List<ExternalId> externalIds,
        @Nullable String url,
        @Nullable String summary,
        @Nullable String language,
        @Nullable String country,
        @Nullable Citation citation,
        List<Contributor> contributors)
        implements Item {
    public Work {
        externalIds = List.copyOf(externalIds);
        contributors = List.copyOf(contributors);
    }

    @Override
    public Section section() {
        return Section.WORK;
    }

    @Override
    public String label() {
        return title;
    }
}
