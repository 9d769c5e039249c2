package org.orcidcaravan.source.author;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who of our people an author is.
 *
 * @param person the person's row; null: nobody of ours, or not known for certain
 * @param how null: nobody of ours
 * @param candidates rows of the people whom an operator may confirm; of a proposal only
 * @param why a sentence that says why it is only a proposal
 */
public record Found(
        @Nullable Long person,
        @Nullable How how,
        List<Long> candidates,
        @Nullable String why) {
    /** How somebody was found. */
    public enum How {
        ORCID,
        LOCAL_ID,
        EMAIL,
        /** An operator said so. */
        CONFIRMED,
        /** It may be one of some people: an operator says which, or that it is none of them. */
        PROPOSED,
        /** An operator said that it is nobody of ours. */
        REJECTED;

        /** As it stands in the database and the API: {@code local-id}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The one of this name. */
        public static How named(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Nobody of ours. */
    public static final Found NOBODY = new Found(null, null, List.of(), null);

    static final Found REJECTED = new Found(null, How.REJECTED, List.of(), null);

    public Found {
        candidates = List.copyOf(candidates);
    }

    static Found certain(long person, How how) {
        return new Found(person, how, List.of(), null);
    }

    static Found proposed(List<Long> candidates, String why) {
        return new Found(null, How.PROPOSED, candidates, why);
    }
}
