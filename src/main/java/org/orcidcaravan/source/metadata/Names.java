package org.orcidcaravan.source.metadata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.source.record.Author;

/** Names as repositories write them, with an ORCID iD in the same text now and then. */
final class Names {
    private static final Pattern ORCID = Pattern.compile(
            "[\\s;,|(\\[]*(?:orcid(?:\\s*iD)?\\s*:?\\s*)?(?:https?://)?(?:www\\.)?(?:orcid\\.org/)?"
                    + "(\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dXx])[)\\]]?\\s*",
            Pattern.CASE_INSENSITIVE);

    private Names() {}

    /** {@code Muster, Max (ORCID: 0000-…)}: an author with an iD, or with a name alone. */
    static Author author(String text, String role) {
        Matcher found = ORCID.matcher(text);
        if (!found.find() || Identifiers.orcid(found.group(1)).isEmpty()) {
            return new Author(text, role, null, null, null, null);
        }
        String name = text.substring(0, found.start()) + " " + text.substring(found.end());
        return new Author(name, role, found.group(1), null, null, null);
    }

    /** The iD in a text that should be one; null when there is none. */
    static @Nullable String orcid(String text) {
        return Identifiers.orcid(text).map(Object::toString).orElse(null);
    }
}
