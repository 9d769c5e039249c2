package org.orcidcaravan.source.record;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.CanonicalText;

/**
 * Somebody whom a record names as its maker; what is blank becomes null.
 *
 * @param name as the source writes it, "Family, Given" where it can; may be empty
 * @param role the source's word: {@code author}, {@code editor}; {@code author} when it says nothing
 * @param orcid as the source writes it, with or without {@code https://orcid.org/}; checked where it is used
 * @param localId the person's key in the institution's own list: the person_id of a person here
 */
public record Author(
        String name,
        String role,
        @Nullable String orcid,
        @Nullable String localId,
        @Nullable String email,
        @Nullable String affiliation) {
    private static final int LONGEST = 500;

    public Author {
        name = shortened(CanonicalText.line(name));
        role = role.isBlank() ? "author" : CanonicalText.line(role);
        orcid = filled(orcid);
        localId = filled(localId);
        email = filled(email);
        affiliation = filled(affiliation);
    }

    /** An author of whom a source knows the name alone. */
    public static Author named(String name) {
        return new Author(name, "author", null, null, null, null);
    }

    private static @Nullable String filled(@Nullable String text) {
        String line = text == null ? "" : shortened(CanonicalText.line(text));
        return line.isEmpty() ? null : line;
    }

    /** Nothing that identifies anybody is longer; what is would be found by nobody, and no index holds it. */
    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST / 2));
    }
}
