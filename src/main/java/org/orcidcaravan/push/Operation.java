package org.orcidcaravan.push;

import java.util.Locale;

/** What is to be done with an item in a record. */
public enum Operation {
    CREATE,
    UPDATE,
    DELETE;

    /** The name in the database and in the API: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operation of this name. */
    public static Operation named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
