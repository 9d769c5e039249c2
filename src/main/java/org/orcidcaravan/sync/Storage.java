package org.orcidcaravan.sync;

import java.util.Optional;
import java.util.stream.Stream;

/** How a mirror keeps the bytes of its files. */
public enum Storage {
    /** As they are. */
    PLAIN("plain", ""),
    /** Each file by itself in one zstd frame, without a dictionary: the standard tool reads it alone. */
    ZSTD("zstd", ".zst");

    private final String word;
    private final String suffix;

    Storage(String word, String suffix) {
        this.word = word;
        this.suffix = suffix;
    }

    /** The word in settings, options and files. */
    public String word() {
        return word;
    }

    /** What it adds to a file's name. */
    public String suffix() {
        return suffix;
    }

    /** The one of that word. */
    public static Optional<Storage> of(String word) {
        return Stream.of(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
