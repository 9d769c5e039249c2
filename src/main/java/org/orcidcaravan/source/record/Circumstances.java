package org.orcidcaravan.source.record;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.CanonicalText;

/**
 * What a record is in its source, apart from the work it describes: what the rules of eligibility ask.
 *
 * @param collections sets, communities, collections: the source's own keys of them
 * @param state the source's word: {@code published}, {@code accepted}, {@code draft}
 * @param embargoedUntil the first day on which it is open; null when it is not under embargo
 * @param url the record's own page in the source
 */
public record Circumstances(
        Set<String> collections,
        @Nullable String state,
        @Nullable LocalDate embargoedUntil,
        @Nullable String url) {
    /** Of a source that says nothing about them. */
    public static final Circumstances UNSAID = new Circumstances(Set.of(), null, null, null);

    public Circumstances {
        collections = Collections.unmodifiableSet(new TreeSet<>(collections.stream()
                .map(CanonicalText::line)
                .filter(key -> !key.isEmpty())
                .toList()));
        state = filled(state);
        url = filled(url);
    }

    private static @Nullable String filled(@Nullable String text) {
        String line = text == null ? "" : CanonicalText.line(text);
        return line.isEmpty() ? null : line;
    }
}
