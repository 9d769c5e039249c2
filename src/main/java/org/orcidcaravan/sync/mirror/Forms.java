package org.orcidcaravan.sync.mirror;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.orcidcaravan.sync.Form;
import org.orcidcaravan.sync.Storage;

/** What the files of a mirror are, and the rule that one mirror holds one form. */
public final class Forms {
    private Forms() {}

    /**
     * Lets a mirror be opened in one form only.
     *
     * @throws MirrorUnusable when it has another one, or is between two; it says what to do
     */
    static void check(Path folder, Form wanted) {
        Optional<FormFile> here = FormFile.of(folder);
        if (here.isEmpty()) {
            return;
        }
        Form form = settled(folder, here.get());
        if (form.version() != wanted.version()) {
            throw new MirrorUnusable("The mirror in " + folder + " holds version "
                    + form.version().word() + " of ORCID's data, not "
                    + wanted.version().word()
                    + ": leave -v and caravan.sync.data-version as they were, or give another folder with -p.");
        }
        if (form.format() != wanted.format()) {
            throw new MirrorUnusable(
                    "The mirror in " + folder + " holds " + form.format().word() + ", not "
                            + wanted.format().word()
                            + ": leave -f and caravan.sync.format as they were, or give another folder with -p.");
        }
        if (form.storage() != wanted.storage()) {
            throw new MirrorUnusable(
                    "The mirror in " + folder + " is stored " + form.storage().word() + ", not "
                            + wanted.storage().word() + ": set caravan.sync.storage="
                            + form.storage().word()
                            + ", or convert it first with \"caravan storage convert --to "
                            + wanted.storage().word() + " -p "
                            + folder + "\".");
        }
    }

    /**
     * The form of a mirror that is there.
     *
     * @throws MirrorUnusable when there is none, or it is between two
     */
    static Form of(Path folder) {
        return settled(folder, FormFile.of(folder).orElseThrow(() -> none(folder)));
    }

    static MirrorUnusable none(Path folder) {
        return new MirrorUnusable("There is no mirror in " + folder
                + ": make one with \"caravan download\", or name the folder of one with -p.");
    }

    /** Remembers that a mirror's files are becoming what its form says. */
    static void converting(Mirror mirror) {
        Storage to = mirror.form().storage();
        write(mirror.path(), new FormFile(mirror.form(), other(to)));
    }

    /** Remembers that all files of a mirror are what its form says. */
    public static void converted(Mirror mirror) {
        write(mirror.path(), new FormFile(mirror.form(), null));
    }

    /** How files are stored that have still to be converted. */
    public static Storage other(Storage storage) {
        return storage == Storage.PLAIN ? Storage.ZSTD : Storage.PLAIN;
    }

    private static Form settled(Path folder, FormFile here) {
        if (here.from() != null) {
            String word = here.form().storage().word();
            throw new MirrorUnusable("The conversion of the mirror in " + folder + " to " + word
                    + " was not finished: go on with \"caravan storage convert --to " + word + " -p " + folder + "\".");
        }
        return here.form();
    }

    /** Writes down what a new mirror will hold. */
    static void remember(Path folder, Form form) {
        if (FormFile.read(folder).isEmpty()) {
            write(folder, new FormFile(form, null));
        }
    }

    private static void write(Path folder, FormFile form) {
        try {
            form.write(folder);
        } catch (IOException e) {
            throw new MirrorUnusable(
                    "Cannot write to " + folder + ": " + e.getMessage()
                            + ". Give this user the right to write there, or another folder with -p.",
                    e);
        }
    }
}
