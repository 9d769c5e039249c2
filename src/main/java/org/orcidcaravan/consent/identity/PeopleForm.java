package org.orcidcaravan.consent.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In what form people go out. */
public enum PeopleForm {
    /** As {@code people import} takes it. */
    CSV("text/csv; charset=utf-8", "people.csv"),
    /** An array of objects, which say of each iD whether it is authenticated. */
    JSON("application/json; charset=utf-8", "people.json"),
    /** MARC 21 authority records as MARCXML, which have authenticated iDs only. */
    MARCXML("application/marcxml+xml; charset=utf-8", "people.xml");

    private final String mediaType;
    private final String fileName;

    PeopleForm(String mediaType, String fileName) {
        this.mediaType = mediaType;
        this.fileName = fileName;
    }

    /** For the header Content-Type. */
    public String mediaType() {
        return mediaType;
    }

    /** What a browser may call it. */
    public String fileName() {
        return fileName;
    }

    /** The form of this name, in lower case. */
    public static Optional<PeopleForm> named(String text) {
        return Arrays.stream(values())
                .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
