package org.orcidcaravan.portal;

import java.util.Locale;

/** How a researcher was known. */
public enum How {
    /** By a personal link. */
    LINK,
    /** By the institution's OpenID provider. */
    PROVIDER,
    /** By a proxy's header. */
    HEADER;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
