package org.orcidcaravan.push;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;

/**
 * Which tasks: those that fit all that is asked; null does not ask.
 *
 * @param words beginnings of words of the title, or of the person's name; or a whole key of a person or source, or an iD
 * @param person the institution's key, or the hyphenated iD
 */
public record TaskFilter(
        @Nullable String words,
        @Nullable String person,
        @Nullable TaskState state,
        @Nullable Section section,
        @Nullable String source) {
    /** All of them. */
    public static final TaskFilter ALL = new TaskFilter(null, null, null, null, null);

    public TaskFilter {
        words = words == null || words.isBlank() ? null : orcid(words.strip());
        person = person == null || person.isBlank() ? null : orcid(person.strip());
        source = source == null || source.isBlank() ? null : source.strip();
    }

    /** People copy an iD as the address that ORCID shows it as. */
    private static String orcid(String text) {
        String last = text.substring(text.lastIndexOf('/') + 1);
        return OrcidId.parse(last).map(OrcidId::toString).orElse(text);
    }
}
