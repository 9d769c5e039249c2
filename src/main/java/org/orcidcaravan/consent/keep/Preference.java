package org.orcidcaravan.consent.keep;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is sent without a researcher's word for each. */
public enum Preference {
    /** All. */
    AUTOMATIC,
    /** What they said once to send, with all its changes; what is new waits for their word. */
    ASK,
    /** Nothing: what is new and what has changed waits for their word. */
    OFF;

    /** The name in the database and in forms: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The preference of this name. */
    public static Optional<Preference> named(@Nullable String text) {
        return Arrays.stream(values())
                .filter(preference -> preference.text().equals(text))
                .findFirst();
    }
}
