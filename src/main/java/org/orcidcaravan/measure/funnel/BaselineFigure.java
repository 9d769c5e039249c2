package org.orcidcaravan.measure.funnel;

import java.time.LocalDate;
import java.util.Locale;

/**
 * How many have a public iD that names us, whether or not they ever came to us.
 *
 * @param day when it was counted, by UTC
 * @param records summaries of the local copy that could be read, those of closed records among them
 * @param ours those of them that name the institution
 * @param unreadable files that are no summary
 */
public record BaselineFigure(LocalDate day, long records, long ours, long unreadable) {
    /** As a sentence. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "Have a public iD that names us: %,d of %,d records in our copy, counted on %s.",
                ours,
                records,
                day);
    }
}
