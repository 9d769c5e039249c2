package org.orcidcaravan.consent.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** The end of a token in ISO 8601: a date (its beginning), or a time; UTC when it names no zone. */
final class Expiry {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Expiry() {}

    /**
     * Reads a field.
     *
     * @param column its name, for the message
     * @throws BadRow when it is something else
     */
    static Instant parse(String column, String field) {
        try {
            // As PostgreSQL writes it: a blank for the T.
            TemporalAccessor time =
                    FORM.parseBest(field.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            Instant instant = switch (time) {
                case OffsetDateTime exact -> exact.toInstant();
                case LocalDateTime utc -> utc.toInstant(ZoneOffset.UTC);
                default -> LocalDate.from(time).atStartOfDay().toInstant(ZoneOffset.UTC);
            };
            // Not finer than the database, so that the same file finds the same time there.
            return instant.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            throw new BadRow(column + " is not a date or time of ISO 8601, such as 2046-11-21T10:00:00Z");
        }
    }
}
