package org.orcidcaravan.sync.mirror;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Says whether the file of an object still is what was stored (faults.md row 40). */
@Singleton
public class FileCheck {
    private final MirrorFiles files;
    private final DocumentCheck documents;

    FileCheck(MirrorFiles files, DocumentCheck documents) {
        this.files = files;
        this.documents = documents;
    }

    /**
     * What was found.
     *
     * @param problem a clause about the file; null when it is as it was stored
     * @param use what the file takes; nothing when there is none
     */
    public record Finding(@Nullable String problem, DiskUse use) {
        /** Whether the file is as it was stored. */
        public boolean isSound() {
            return problem == null;
        }
    }

    /**
     * Looks at one file: at what it is, at its length, and at the MD5 of its document, if it was an MD5 that proved it.
     *
     * @throws MirrorUnusable when this user may not read it: then nothing can be said of the others either
     */
    public Finding look(Mirror mirror, ObjectKey key, KnownObject known) {
        Path file = mirror.file(key);
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                return new Finding(kind(attributes), DiskUse.NONE);
            }
            return new Finding(content(mirror, key, file, known), DiskCalls.use(file, known.bytes()));
        } catch (NoSuchFileException | NotDirectoryException missing) {
            return new Finding("is missing", DiskUse.NONE);
        } catch (AccessDeniedException denied) {
            throw new MirrorUnusable(
                    "Cannot read " + file + ": permission denied. Give this user the right to read the mirror.",
                    denied);
        } catch (IOException e) {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    ? new Finding("cannot be read: " + e.getMessage(), DiskUse.NONE)
                    : new Finding("is missing", DiskUse.NONE);
        }
    }

    private static String kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return "was replaced by a link";
        }
        return attributes.isDirectory()
                ? "was replaced by a folder, which must be removed by hand"
                : "was replaced by something that is no file";
    }

    private @Nullable String content(Mirror mirror, ObjectKey key, Path file, KnownObject known) throws IOException {
        if (!mirror.form().keepsBytes()) {
            return documents.problem(key, file);
        }
        long length = StoredFile.length(file);
        if (!StoredFile.isCompressed(file) && length != known.bytes()) {
            return length(length, known);
        }
        KnownObject here;
        try {
            here = files.hash(file, known.bytes());
        } catch (IOException e) {
            if (StoredFile.isCompressed(file)) {
                return "was altered: it cannot be decompressed (" + e.getMessage() + ")";
            }
            throw e;
        }
        if (here.bytes() != known.bytes()) {
            return length(here.bytes(), known);
        }
        // Of an ETag that is no MD5, the number of bytes is all that can be compared (row 5).
        return known.verifiedBy() == VerifiedBy.MD5 && !here.etag().equals(known.etag())
                ? "was altered: its MD5 is " + Etags.text(here.etag()) + ", not " + Etags.text(known.etag())
                : null;
    }

    private static String length(long found, KnownObject known) {
        return found < known.bytes()
                ? "was cut short: " + found + " of " + known.bytes() + " bytes are there"
                : "was altered: it has more than its " + known.bytes() + " bytes";
    }
}
