package org.orcidcaravan.orcid;

import org.jspecify.annotations.Nullable;

/**
 * How the generated classes write months and days: always with two digits. ORCID's schema also takes {@code 3}, its
 * validator answers 400 with error-code 9049 to it.
 */
public final class TwoDigits {
    private TwoDigits() {}

    /**
     * Reads {@code 3} and {@code 03}; null for an empty element.
     *
     * @throws IllegalArgumentException for what is no number; JAXB reports it as a validation event and leaves null
     */
    public static @Nullable Integer parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            // JAXB reports what an adapter throws to its ValidationEventHandler and leaves the member null.
            throw new IllegalArgumentException("Failed to read \"" + text + "\" as a month or day of a date", e);
        }
    }

    /** {@code 3} gives {@code 03}. */
    public static @Nullable String print(@Nullable Integer number) {
        return number == null ? null : "%02d".formatted(number);
    }
}
