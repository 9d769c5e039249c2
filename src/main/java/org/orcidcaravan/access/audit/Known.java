package org.orcidcaravan.access.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A row that somebody wrote down elsewhere: its number and its hash. */
public record Known(long id, String hash) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

    /** Reads {@code 17:} and 64 hexadecimal digits; empty when it is something else. */
    public static Optional<Known> read(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches() ? Optional.of(new Known(Long.parseLong(form.group(1)), form.group(2))) : Optional.empty();
    }
}
