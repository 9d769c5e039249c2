package org.orcidcaravan.routing.handover;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a system that works come from is called; with its own key, that names a work for good. */
public record SourceName(String text) {
    /** For a message. */
    public static final String FORM =
            "up to 64 letters, digits, dots, hyphens and underscores, first a letter or digit";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public SourceName {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("A source's name is " + FORM);
        }
    }

    /** The name; empty when it cannot be one. */
    public static Optional<SourceName> of(String text) {
        return NAME.matcher(text).matches() ? Optional.of(new SourceName(text)) : Optional.empty();
    }
}
