package org.orcidcaravan.sync;

import java.util.Optional;

/**
 * What a mirror's files are: a mirror has one form, remembers it, and never mixes two.
 *
 * @param storage how bytes are kept
 * @param format the documents' language
 * @param version which of ORCID's buckets they come from
 */
public record Form(Storage storage, Format format, DataVersion version) {
    /** Plain XML of version 3.0: what ORCID's scripts make. */
    public static final Form USUAL = new Form(Storage.PLAIN, Format.XML, DataVersion.V3_0);

    private static final String KEY_ENDING = ".xml";

    /** The path, below the data class's folder, of the file that holds an object with this key. */
    public String file(String key) {
        return plainFile(key) + storage.suffix();
    }

    /** The same without what the storage adds: the name that the file has in an archive. */
    public String plainFile(String key) {
        return format == Format.XML ? key : key.substring(0, key.length() - KEY_ENDING.length()) + "." + format.word();
    }

    /** The key of the object whose file has this path below the data class's folder; empty when no file is so named. */
    public Optional<String> key(String file) {
        String ending = "." + format.word() + storage.suffix();
        return file.endsWith(ending)
                ? Optional.of(file.substring(0, file.length() - ending.length()) + KEY_ENDING)
                : Optional.empty();
    }

    /** The same form, kept otherwise. */
    public Form in(Storage other) {
        return new Form(other, format, version);
    }

    /** Whether a file's bytes are the object's, so that its ETag can be computed from them. */
    public boolean keepsBytes() {
        return format == Format.XML;
    }

    /** For people. */
    @Override
    public String toString() {
        return format.word() + " of version " + version.word() + ", stored " + storage.word();
    }
}
