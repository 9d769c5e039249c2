package org.orcidcaravan.sync.mirror;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.DataVersion;
import org.orcidcaravan.sync.Form;
import org.orcidcaravan.sync.Format;
import org.orcidcaravan.sync.Storage;

/**
 * {@code PATH/.caravan/form}: what a mirror's files are, kept beside them so that it travels with them and is true
 * whatever becomes of the database.
 *
 * @param form what they are, or are being made
 * @param from how those are stored that a conversion has still to reach; null when none is under way
 */
record FormFile(Form form, @Nullable Storage from) {
    private static final String NAME = "form";

    /** What is remembered of the mirror in a folder; empty when nothing is. */
    static Optional<FormFile> read(Path folder) {
        Path file = place(folder);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new MirrorUnusable("Failed to read " + file + ": " + e.getMessage() + ". " + repair(), e);
        }
        Optional<Form> form = Storage.of(lines.getProperty("storage", ""))
                .flatMap(storage -> Format.of(lines.getProperty("format", ""))
                        .flatMap(format -> DataVersion.of(lines.getProperty("version", ""))
                                .map(version -> new Form(storage, format, version))));
        String from = lines.getProperty("converting-from");
        if (form.isEmpty() || (from != null && Storage.of(from).isEmpty())) {
            throw new MirrorUnusable(
                    "The file " + file + " does not say any more what the mirror's files are. " + repair());
        }
        return Optional.of(
                new FormFile(form.get(), from == null ? null : Storage.of(from).orElseThrow()));
    }

    private static String repair() {
        return "Write into it the lines storage=plain or storage=zstd, format=xml or format=json, and version=3.0 or"
                + " version=2.0, as the files are.";
    }

    /** What the mirror in a folder is, also when nobody wrote it down: then its files are what ORCID's scripts make. */
    static Optional<FormFile> of(Path folder) {
        return read(folder).or(() -> isFilled(folder) ? Optional.of(new FormFile(Form.USUAL, null)) : Optional.empty());
    }

    private static boolean isFilled(Path folder) {
        for (DataClass dataClass : DataClass.values()) {
            Path place = Mirrors.root(folder).resolve(dataClass.folder());
            if (Files.isDirectory(place)) {
                try (DirectoryStream<Path> any = Files.newDirectoryStream(place)) {
                    if (any.iterator().hasNext()) {
                        return true;
                    }
                } catch (IOException e) {
                    throw new MirrorUnusable(
                            "Failed to look into " + place + ": " + e.getMessage()
                                    + ". Give this user the right to read it.",
                            e);
                }
            }
        }
        return false;
    }

    /** Written beside, flushed and renamed: a crash leaves the old one or this one. */
    void write(Path folder) throws IOException {
        Path file = place(folder);
        Path part = file.resolveSibling(NAME + ".part");
        Files.createDirectories(file.getParent());
        Files.writeString(
                part,
                "storage=" + form.storage().word() + "\nformat=" + form.format().word() + "\nversion="
                        + form.version().word() + "\n" + (from == null ? "" : "converting-from=" + from.word() + "\n"));
        Flush flush = new FlushEach();
        flush.contents(folder, List.of(part));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        flush.names(folder, List.of(file));
    }

    private static Path place(Path folder) {
        return folder.resolve(Mirrors.OWN_FOLDER).resolve(NAME);
    }
}
