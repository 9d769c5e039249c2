package org.orcidcaravan.sync.mirror;

import jakarta.inject.Singleton;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.bucket.ObjectBody;

/** The files of a mirror: bytes go to a temporary file beside their final name, and only verified ones stay there. */
@Singleton
public class MirrorFiles {
    private static final int BUFFER = 128 * 1024;

    private final long maxBytes;
    /** Buffers are lent out, because allocating and clearing one for each small object costs more than reading it. */
    private final Queue<byte[]> buffers = new ConcurrentLinkedQueue<>();

    MirrorFiles(SyncSettings settings) {
        this.maxBytes = settings.maxObjectBytes();
    }

    /**
     * Reads a body into a temporary file and verifies it on the way. The final name is not touched.
     *
     * @throws CorruptBody when the bytes are not the object's
     * @throws TooLarge before anything is read
     * @throws DiskTrouble when nothing more can be written
     */
    public Stored store(Mirror mirror, ObjectKey key, ObjectBody body) {
        if (body.contentLength() > maxBytes) {
            throw new TooLarge(key.text(), body.contentLength(), maxBytes);
        }
        Path part = part(mirror.file(key));
        try {
            return new Stored(key, write(key, body, part), part);
        } catch (IOException e) {
            discard(part);
            if (DiskTrouble.concernsAll(e)) {
                throw new DiskTrouble(mirror.root(), e);
            }
            throw new UncheckedIOException("Failed to write " + part + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            discard(part);
            throw e;
        }
    }

    /** The temporary name beside a final one: hidden, so that no reader takes it for a record. */
    static Path part(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".part");
    }

    private KnownObject write(ObjectKey key, ObjectBody body, Path part) throws IOException {
        Proof proof = Proof.of(key.text(), body);
        byte[] buffer = borrow();
        long written = 0;
        try (FileOutputStream out = create(part)) {
            int length;
            while ((length = fill(body.stream(), buffer)) > 0) {
                written += length;
                if (written > maxBytes) {
                    throw new TooLarge(key.text(), written, maxBytes);
                }
                proof.update(buffer, length);
                out.write(buffer, 0, length);
            }
        } finally {
            buffers.add(buffer);
        }
        return proof.conclude(written);
    }

    private static int fill(InputStream in, byte[] buffer) throws IOException {
        return in.readNBytes(buffer, 0, buffer.length);
    }

    /** The folder is there for all but the first object in it, so it is made only when it is missed. */
    private static FileOutputStream create(Path part) throws IOException {
        // A process that was frozen may still have one of this name open: it must not write into ours.
        Files.deleteIfExists(part);
        try {
            return new FileOutputStream(part.toString());
        } catch (FileNotFoundException missingFolder) {
            Files.createDirectories(part.getParent());
            return new FileOutputStream(part.toString());
        }
    }

    private byte[] borrow() {
        byte[] buffer = buffers.poll();
        return buffer == null ? new byte[BUFFER] : buffer;
    }

    /**
     * Whether the file under the final name already holds an object's bytes: a folder that ORCID's scripts filled, or a
     * kill between rename and commit (faults.md row 37). Only an MD5 can tell.
     */
    public boolean holds(Mirror mirror, ObjectKey key, String etag, long bytes) {
        File file = mirror.file(key).toFile();
        // File.length is one system call and needs no exception to say that there is no file.
        return file.length() == bytes && Etags.isMd5Shaped(etag) && md5(file).equals(Etags.packed(etag));
    }

    /** Removes the temporary files that a killed process left in a folder (faults.md row 35). */
    public void sweep(Mirror mirror, DataClass dataClass, ChecksumFolder folder) {
        Path place = mirror.folder(dataClass).resolve(folder.text());
        if (!Files.isDirectory(place)) {
            return;
        }
        try (Stream<Path> files = Files.walk(place)) {
            files.filter(MirrorFiles::isPart).forEach(MirrorFiles::discard);
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to look through " + place + ": " + e.getMessage(), e);
        }
    }

    static boolean isPart(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") && name.endsWith(".part");
    }

    /** The ETag that the local file would have, to ask S3 whether it has another; empty when there is no file. */
    public Optional<String> localEtag(Mirror mirror, ObjectKey key) {
        File file = mirror.file(key).toFile();
        return file.length() > 0 ? Optional.of(Etags.text(md5(file))) : Optional.empty();
    }

    /** The number of bytes in the local file. */
    public long localBytes(Mirror mirror, ObjectKey key) {
        return mirror.file(key).toFile().length();
    }

    /** The first bytes of the object that the local file holds. */
    public byte[] beginning(Mirror mirror, ObjectKey key, int most) {
        try (InputStream in = new FileInputStream(mirror.file(key).toFile())) {
            return in.readNBytes(most);
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read " + mirror.file(key) + ": " + e.getMessage(), e);
        }
    }

    private UUID md5(File file) {
        byte[] buffer = borrow();
        MessageDigest md5 = Etags.md5();
        try (FileInputStream in = new FileInputStream(file)) {
            int length;
            while ((length = in.read(buffer)) > 0) {
                md5.update(buffer, 0, length);
            }
            return Etags.packed(md5.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read " + file + ": " + e.getMessage(), e);
        } finally {
            buffers.add(buffer);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException left) {
            // The next pass sweeps it; the failure that led here is the one to report.
            System.getLogger(MirrorFiles.class.getName())
                    .log(System.Logger.Level.WARNING, "Left a temporary file behind: " + part, left);
        }
    }
}
