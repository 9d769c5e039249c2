package org.orcidcaravan.orcid.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header Retry-After (RFC 9110, 10.2.3): seconds, or a date in the preferred format. */
public final class RetryAfter {
    /** Longer than this nobody is kept waiting. */
    public static final Duration LIMIT = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    private final InstantSource clock;

    public RetryAfter(InstantSource clock) {
        this.clock = clock;
    }

    /** How long to wait, between nothing and an hour; null when the header is absent or says neither. */
    public @Nullable Duration read(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            // More digits than these are more than the limit.
            return text.length() > 9 ? LIMIT : bounded(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            return bounded(Duration.between(clock.instant(), date));
        } catch (DateTimeParseException neither) {
            return null;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LIMIT) > 0 ? LIMIT : wait;
    }
}
