package org.orcidcaravan.push;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/**
 * A difference between what we believe of a record and what it shows.
 *
 * @param section null: the whole record
 * @param item the row of the item; null: nothing that a source told us of
 * @param putCode as we had it; null: we did not
 * @param found the put-code at which it is; null: it is not there
 * @param label what a person calls it
 * @param message a sentence
 * @param state what tells this state of affairs from a later one, for the digest
 */
public record Finding(
        Kind kind,
        @Nullable Section section,
        @Nullable Long item,
        @Nullable Long putCode,
        @Nullable Long found,
        String label,
        String message,
        String state) {
    /** What can be found. */
    public enum Kind {
        /** The researcher deleted it in the record: it is never created again, unless somebody says so. */
        REMOVED,
        /** It stands under another put-code, which is taken over. */
        MOVED,
        /** It is in the record already although we did not know: its put-code is taken over. */
        ADOPTED,
        /** It says something else than we sent. */
        DRIFT,
        /** Our client wrote it, and no source told us of it. */
        STRANGER,
        /** Under the put-code that we know stands something that our client did not write. */
        NOT_OURS,
        /** Several items may be it: a person has to decide. */
        AMBIGUOUS,
        /** The record is merged into another, locked or closed. */
        CLOSED;

        /** In the database and in the API: lower case with hyphens. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind of this name. */
        public static Kind named(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no finding of the kind " + text));
        }

        /** Whether something is changed here because of it; all else is only noted. */
        boolean changes() {
            return switch (this) {
                case REMOVED, MOVED, ADOPTED, CLOSED -> true;
                case DRIFT, STRANGER, NOT_OURS, AMBIGUOUS -> false;
            };
        }
    }
}
