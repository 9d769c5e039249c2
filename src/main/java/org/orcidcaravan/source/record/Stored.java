package org.orcidcaravan.source.record;

import java.util.Map;
import org.orcidcaravan.source.author.Found;

/**
 * What is kept of a record, as far as the next run has to know.
 *
 * @param id its row
 * @param digest SHA-256 in hexadecimal
 * @param judgedBy the rules that it was judged by
 * @param keptBack whether a rule keeps it back
 * @param vanished whether it is gone
 * @param owners rows of the people whose it is, and how they were found; null: the source stated it
 */
public record Stored(
        long id,
        String sourceId,
        String digest,
        String judgedBy,
        boolean keptBack,
        boolean vanished,
        Map<Long, Owned> owners) {
    /** How it is somebody's. */
    public enum Owned {
        STATED,
        ORCID,
        LOCAL_ID,
        EMAIL,
        CONFIRMED;

        /** As it stands in the database. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** The one of this name. */
        public static Owned named(String text) {
            return valueOf(text.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }

        /** Of an author who was found for certain. */
        public static Owned of(Found.How how) {
            return named(how.text());
        }
    }

    public Stored {
        owners = Map.copyOf(owners);
    }
}
