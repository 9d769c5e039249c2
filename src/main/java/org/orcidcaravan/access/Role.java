package org.orcidcaravan.access;

import java.util.Locale;

/** What somebody may do; each may also do what those before may. */
public enum Role {
    /** Look. */
    VIEWER,
    /** Look, and bring works in. */
    OPERATOR,
    /** All of it. */
    ADMIN;

    /** Whether this suffices where {@code needed} is asked for. */
    public boolean suffices(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** The name in the database and in messages: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
