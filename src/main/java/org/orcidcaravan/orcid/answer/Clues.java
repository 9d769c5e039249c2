package org.orcidcaravan.orcid.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/** Numbers that ORCID gives only in an address or within a sentence. */
final class Clues {
    private static final Pattern LAST_SEGMENT = Pattern.compile("/([0-9]{1,18})/?(?:[?#].*)?$");
    private static final Pattern IN_SENTENCE = Pattern.compile("(?i)put-?code\\s*:?\\s*([0-9]{1,18})(?![0-9])");
    private static final Pattern ID = Pattern.compile("(?<![0-9-])[0-9]{4}(?:-[0-9]{4}){2}-[0-9]{3}[0-9X]");

    private Clues() {}

    /** The put-code at the end of the header Location of a created item. */
    static @Nullable Long putCodeOfLocation(@Nullable String location) {
        return location == null ? null : number(LAST_SEGMENT.matcher(location.strip()));
    }

    /** The put-code in "see element with put-code 123456" (9021). */
    static @Nullable Long putCodeOfMessage(String message) {
        return number(IN_SENTENCE.matcher(message));
    }

    /**
     * The iD that took a deprecated one's place: the one in the address it moved to, else the first in the message, which
     * may name the deprecated one after it.
     */
    static @Nullable OrcidId primary(@Nullable String location, String message) {
        OrcidId moved = location == null ? null : firstId(location);
        return moved != null ? moved : firstId(message);
    }

    private static @Nullable OrcidId firstId(String text) {
        return ID.matcher(text)
                .results()
                .flatMap(found -> OrcidId.parse(found.group()).stream())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Long number(Matcher matcher) {
        return matcher.find() ? positive(Long.parseLong(matcher.group(1))) : null;
    }

    private static @Nullable Long positive(long number) {
        return number > 0 ? number : null;
    }
}
