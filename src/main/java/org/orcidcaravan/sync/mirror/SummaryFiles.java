package org.orcidcaravan.sync.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;

/**
 * The summaries of a local copy, for those who only read: nothing is locked or written, and a pass may go on meanwhile,
 * as files change by being replaced.
 *
 * @param folder the folder {@code summaries}
 */
public record SummaryFiles(Path folder) {
    /**
     * Those of the copy in a folder that ours or ORCID's scripts filled, however they are stored; empty when it has none
     * in XML.
     */
    public static Optional<SummaryFiles> in(Path path) {
        Path mirror = path.toAbsolutePath().normalize();
        Path folder = Mirrors.root(mirror).resolve(DataClass.SUMMARIES.folder());
        boolean xml = FormFile.of(mirror).map(file -> file.form().keepsBytes()).orElse(true);
        return xml && Files.isDirectory(folder) ? Optional.of(new SummaryFiles(folder)) : Optional.empty();
    }

    /**
     * The document in one of them, decompressed if need be. While a mirror is converted a file can change its name
     * between being listed and being opened: then it is looked for under the other one.
     *
     * @throws NoSuchFileException when it was removed meanwhile
     */
    public InputStream open(Path file) throws IOException {
        try {
            return StoredFile.open(file);
        } catch (NoSuchFileException renamed) {
            return StoredFile.open(other(file));
        }
    }

    /**
     * When one of them was stored; converting a mirror does not change that.
     *
     * @throws NoSuchFileException when it was removed meanwhile
     */
    public Instant storedAt(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException renamed) {
            return Files.getLastModifiedTime(other(file)).toInstant();
        }
    }

    private static Path other(Path file) {
        return StoredFile.isCompressed(file) ? StoredFile.plain(file) : StoredFile.compressed(file);
    }

    /** The summaries in one checksum folder: files whose names are of ORCID's form, in no order. */
    public List<Path> of(ChecksumFolder checksum) {
        Path place = folder.resolve(checksum.text());
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(place)) {
            return files;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(place, "*.{xml,xml.zst}")) {
            for (Path file : all) {
                String key = checksum.prefix() + StoredFile.plain(file).getFileName();
                if (!StoredFile.isSecond(file)
                        && KeyGrammar.read(DataClass.SUMMARIES, checksum, key) instanceof KeyGrammar.Reading.Accepted) {
                    files.add(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw unreadable(place, new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw unreadable(place, e);
        }
        return files;
    }

    /** The summary of one record, however it is stored; empty when it is not here. */
    public Optional<Path> of(OrcidId orcid) {
        Path plain = folder.resolve(ChecksumFolder.of(orcid).text()).resolve(orcid + ".xml");
        // Twice, because a conversion may make the plain one, and remove the other, between the two looks.
        return Stream.of(plain, StoredFile.compressed(plain), plain)
                .filter(Files::exists)
                .findFirst();
    }

    private static UncheckedIOException unreadable(Path place, IOException cause) {
        return new UncheckedIOException(
                "Failed to look through " + place + ": " + cause.getMessage()
                        + ". Give this user the right to read it.",
                cause);
    }
}
