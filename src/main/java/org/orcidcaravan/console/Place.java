package org.orcidcaravan.console;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where people go after they have signed in. A name, never an address: nobody is sent to another site. */
enum Place {
    OVERVIEW,
    SYNC,
    QUEUE,
    DEAD_LETTERS,
    SOURCES,
    PEOPLE,
    ADOPTION,
    ROUTES,
    CAMPAIGNS,
    AUDIT,
    SETTINGS,
    OPERATORS,
    ACCOUNT;

    /** The place of this name, of this path, or of one below it; the overview for any other. */
    static Place named(@Nullable String text) {
        return Arrays.stream(values())
                .filter(place -> text != null && (text.equals(place.text()) || text.startsWith(place.text() + "/")))
                .findFirst()
                .orElse(OVERVIEW);
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String path() {
        return this == OVERVIEW ? "/" : "/" + text();
    }
}
