package org.orcidcaravan.sync;

import java.util.Optional;
import java.util.stream.Stream;

/** Which version of ORCID's schema the buckets are written in. */
public enum DataVersion {
    /** The current one; its activities are spread over three buckets. */
    V3_0("3.0"),
    /** The one before, with one bucket of activities. */
    V2_0("2.0");

    private final String word;

    DataVersion(String word) {
        this.word = word;
    }

    /** The word in settings and options. */
    public String word() {
        return word;
    }

    /** The one of that word. */
    public static Optional<DataVersion> of(String word) {
        return Stream.of(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
