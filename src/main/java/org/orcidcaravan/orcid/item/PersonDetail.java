package org.orcidcaravan.orcid.item;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/**
 * One of a person's details.
 *
 * @param value the keyword, the other name, the country's two letters, the identifier; of a researcher's page its name
 * @param type the kind of an external identifier: {@code Scopus Author ID}; null otherwise
 * @param url where a researcher's page or an external identifier leads; null otherwise
 */
public record PersonDetail(
        Section section,
        String value,
        @Nullable String type,
        @Nullable String url) implements Item {
    public PersonDetail {
        if (!section.isPersonDetail()) {
            throw new IllegalArgumentException(section.text() + " is none of a person's details");
        }
    }

    @Override
    public String label() {
        return value;
    }
}
