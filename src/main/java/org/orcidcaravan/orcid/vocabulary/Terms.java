package org.orcidcaravan.orcid.vocabulary;

import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** ORCID's short lists of allowed words. */
public enum Terms {
    CITATION_TYPE,
    CONTRIBUTOR_ROLE,
    FUNDING_TYPE,
    REVIEWER_ROLE,
    REVIEW_TYPE,
    /** What a review can be of beside a work. */
    REVIEW_SUBJECT,
    RESOURCE_TYPE,
    ORGANIZATION_SOURCE;

    private final ImmutableSet<String> words;

    Terms() {
        String list = name().toLowerCase(Locale.ROOT).replace('_', '-');
        words = Table.rows("terms.csv").stream()
                .filter(row -> row.getFirst().equals(list))
                .map(row -> row.get(1))
                .collect(ImmutableSet.toImmutableSet());
    }

    /** Exactly this word is in the list. */
    public boolean has(String word) {
        return words.contains(word);
    }

    /** The word of the list that is written so but for case, spaces, hyphens and underscores. */
    public Optional<String> orcid(String anySpelling) {
        String key = Table.key(anySpelling);
        return words.stream().filter(word -> Table.key(word).equals(key)).findFirst();
    }

    /** For messages: {@code award, contract, grant, salary-award}. */
    public String listed() {
        return words.stream().filter(word -> !word.startsWith("http")).collect(Collectors.joining(", "));
    }
}
