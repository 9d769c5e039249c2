package org.orcidcaravan.sync.mirror;

import java.nio.file.Path;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.Form;

/**
 * One local copy.
 *
 * @param id its number in this database
 * @param path the folder that was asked for; {@code .caravan} and {@code last_ran.config} are in it
 * @param root the folder that {@code summaries} and {@code activities} are in: {@code path}, or the
 *     {@code ORCID_public_data_files} in it that newer versions of ORCID's scripts make
 * @param form what its files are
 */
public record Mirror(int id, Path path, Path root, Form form) {
    /** A mirror of the usual form. */
    public Mirror(int id, Path path, Path root) {
        this(id, path, root, Form.USUAL);
    }

    /** The folder of a data class. */
    public Path folder(DataClass dataClass) {
        return root.resolve(dataClass.folder());
    }

    /** Where an object's bytes belong. */
    public Path file(ObjectKey key) {
        return folder(key.dataClass()).resolve(form.file(key.text()));
    }
}
