package org.orcidcaravan.sync;

import java.util.Optional;
import java.util.stream.Stream;

/** In what language a mirror's documents are written. */
public enum Format {
    /** The bucket's own bytes. */
    XML("xml"),
    /** ORCID's JSON of the same document, written here. */
    JSON("json");

    private final String word;

    Format(String word) {
        this.word = word;
    }

    /** The word in settings and options, and the ending of a file's name. */
    public String word() {
        return word;
    }

    /** The one of that word. */
    public static Optional<Format> of(String word) {
        return Stream.of(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
