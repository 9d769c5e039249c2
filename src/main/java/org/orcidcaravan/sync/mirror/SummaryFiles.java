package org.orcidcaravan.sync.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;

/**
 * The summaries of a local copy, for those who only read: nothing is locked or written, and a pass may go on meanwhile,
 * as files change by being replaced.
 *
 * @param folder the folder {@code summaries}
 */
public record SummaryFiles(Path folder) {
    /** Those of the copy in a folder that ours or ORCID's scripts filled; empty when it has none. */
    public static Optional<SummaryFiles> in(Path path) {
        Path folder = Mirrors.root(path.toAbsolutePath().normalize()).resolve(DataClass.SUMMARIES.folder());
        return Files.isDirectory(folder) ? Optional.of(new SummaryFiles(folder)) : Optional.empty();
    }

    /** The summaries in one checksum folder: files whose names are of ORCID's form, in no order. */
    public List<Path> of(ChecksumFolder checksum) {
        Path place = folder.resolve(checksum.text());
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(place)) {
            return files;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(place, "*.xml")) {
            for (Path file : all) {
                String key = checksum.prefix() + file.getFileName();
                if (KeyGrammar.read(DataClass.SUMMARIES, checksum, key) instanceof KeyGrammar.Reading.Accepted) {
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

    /** Where the summary of one record is, or would be. */
    public Path of(OrcidId orcid) {
        return folder.resolve(ChecksumFolder.of(orcid).text()).resolve(orcid + ".xml");
    }

    private static UncheckedIOException unreadable(Path place, IOException cause) {
        return new UncheckedIOException(
                "Failed to look through " + place + ": " + cause.getMessage()
                        + ". Give this user the right to read it.",
                cause);
    }
}
