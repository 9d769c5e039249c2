package org.orcidcaravan.source.oai;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a repository says about itself (OAI-PMH 2.0, 4.2).
 *
 * @param bySeconds whether it knows the second of a change, and not only its day
 * @param deletions what it does about deleted records: {@code persistent}, {@code transient}, {@code no}
 * @param earliest before this nothing was changed
 */
record Identity(
        boolean bySeconds, String deletions, @Nullable Instant earliest) {
    /** A moment as this repository writes it. */
    String written(Instant moment) {
        return bySeconds
                ? moment.truncatedTo(ChronoUnit.SECONDS).toString()
                : moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** A datestamp of either form; empty when it is none. */
    static Optional<Instant> moment(String text) {
        try {
            return Optional.of(
                    text.length() == "2021-03-09".length()
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
