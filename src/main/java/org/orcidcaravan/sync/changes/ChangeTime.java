package org.orcidcaravan.sync.changes;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The change list's dates: {@code yyyy-MM-dd HH:mm:ss}, with a fraction of one to nine digits unless it is zero, and
 * without a zone.
 */
final class ChangeTime {
    private static final int SECONDS_END = "yyyy-MM-dd HH:mm:ss".length();
    private static final String FORM = "0000-00-00 00:00:00";

    private final ZoneId zone;

    ChangeTime(ZoneId zone) {
        this.zone = zone;
    }

    /** Empty when the text is not such a date. In a zone with summer time the earlier of two meanings is taken. */
    Optional<Instant> parse(String text) {
        if (!hasForm(text)) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    digits(text, 0, 4),
                    digits(text, 5, 7),
                    digits(text, 8, 10),
                    digits(text, 11, 13),
                    digits(text, 14, 16),
                    digits(text, 17, 19),
                    nanos(text));
            return Optional.of(local.atZone(zone).toInstant());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean hasForm(String text) {
        int length = text.length();
        boolean fraction = length > SECONDS_END + 1 && length <= SECONDS_END + 10 && text.charAt(SECONDS_END) == '.';
        if (length != SECONDS_END && !fraction) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char form = i < SECONDS_END ? FORM.charAt(i) : i == SECONDS_END ? '.' : '0';
            char c = text.charAt(i);
            if (form == '0' ? c < '0' || c > '9' : c != form) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    private static int nanos(String text) {
        int nanos = 0;
        for (int i = SECONDS_END + 1; i < SECONDS_END + 10; i++) {
            nanos = nanos * 10 + (i < text.length() ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }
}
