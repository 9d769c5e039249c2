package org.orcidcaravan.source.record;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One run of a source.
 *
 * @param kind how it came: csv, oai
 * @param whole whether all that the source has is in it, so that what is missing is gone
 * @param outcome null: it goes on
 * @param problem why it is not simply done, in sentences
 * @param wouldVanish of a held run: how many records would vanish
 */
public record Run(
        long id,
        String source,
        String kind,
        boolean whole,
        Instant beganAt,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome,
        @Nullable String problem,
        Tally tally,
        @Nullable Long wouldVanish) {
    /** How a run ended. */
    public enum Outcome {
        DONE,
        /** The source broke off, or another run began: what was not seen is not gone. */
        CUT_SHORT,
        FAILED,
        /** So much would vanish that an operator is asked first; everything else is done. */
        HELD;

        /** As it stands in the database and the API: {@code cut-short}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The one of this name. */
        public static Outcome named(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Whether it goes on. */
    public boolean isGoing() {
        return outcome == null;
    }
}
