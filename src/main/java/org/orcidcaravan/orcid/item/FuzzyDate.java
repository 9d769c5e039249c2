package org.orcidcaravan.orcid.item;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date at the granularity at which it is known: a year, a month or a day. It is not checked here: an impossible one is
 * refused before it is sent, with a sentence, and not when it is read.
 */
public record FuzzyDate(
        int year, @Nullable Integer month, @Nullable Integer day) {
    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");

    /** Reads {@code 2021}, {@code 2021-03} or {@code 2021-03-09}; empty when it is none of them. */
    public static Optional<FuzzyDate> parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        return form.matches()
                ? Optional.of(
                        new FuzzyDate(Integer.parseInt(form.group(1)), number(form.group(2)), number(form.group(3))))
                : Optional.empty();
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }
}
