package org.orcidcaravan.sync.datafile;

import java.util.Optional;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.KeyGrammar;
import org.orcidcaravan.sync.mirror.ObjectKey;

/**
 * The names of a data file's entries: one folder, called as the archive is, and below it an object's key. Only the key's
 * parsed parts ever become a path (faults.md row 24).
 */
final class EntryName {
    private static final int ID = "0000-0000-0000-0000".length();
    private static final int KEY_START = "000/".length();

    private EntryName() {}

    /** The object of that name; empty when it is not exactly of ORCID's form. */
    static Optional<ObjectKey> read(String name) {
        String relative = name.startsWith("./") ? name.substring(2) : name;
        int slash = relative.indexOf('/');
        if (slash <= 0) {
            return Optional.empty();
        }
        String key = relative.substring(slash + 1);
        if (key.length() < KEY_START + ID) {
            return Optional.empty();
        }
        DataClass dataClass = key.indexOf('/', KEY_START) < 0 ? DataClass.SUMMARIES : DataClass.ACTIVITIES;
        return OrcidId.parse(key.substring(KEY_START, KEY_START + ID))
                .map(id -> KeyGrammar.read(dataClass, ChecksumFolder.of(id), key))
                .flatMap(reading -> reading instanceof KeyGrammar.Reading.Accepted(ObjectKey accepted)
                        ? Optional.of(accepted)
                        : Optional.empty());
    }
}
