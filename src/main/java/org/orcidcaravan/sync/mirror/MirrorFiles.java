package org.orcidcaravan.sync.mirror;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.orcidcaravan.orcid.json.JsonDocuments;
import org.orcidcaravan.orcid.json.NotConvertible;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.Form;
import org.orcidcaravan.sync.Format;
import org.orcidcaravan.sync.Storage;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.bucket.ObjectBody;

/** The files of a mirror: bytes go to a temporary file beside their final name, and only verified ones stay there. */
@Singleton
public class MirrorFiles {
    private static final int BUFFER = 128 * 1024;

    private final long maxBytes;
    private final Zstandard zstandard;
    private final JsonDocuments json = new JsonDocuments();
    /** Buffers are lent out, because allocating and clearing one for each small object costs more than reading it. */
    private final Queue<byte[]> buffers = new ConcurrentLinkedQueue<>();

    MirrorFiles(SyncSettings settings) {
        this.maxBytes = settings.maxObjectBytes();
        this.zstandard = new Zstandard(settings.zstdLevel());
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
        Path part = PartFiles.of(mirror.file(key));
        try {
            return new Stored(key, write(mirror.form(), key, body, part), part);
        } catch (IOException e) {
            PartFiles.discard(part);
            if (DiskTrouble.concernsAll(e)) {
                throw new DiskTrouble(mirror.root(), e);
            }
            throw new UncheckedIOException("Failed to write " + part + ": " + DiskTrouble.words(e), e);
        } catch (RuntimeException e) {
            PartFiles.discard(part);
            throw e;
        }
    }

    /**
     * Reads a body to its end and verifies it, without keeping it.
     *
     * @throws CorruptBody when the bytes are not the object's
     * @throws TooLarge as soon as it is
     */
    public KnownObject prove(ObjectKey key, ObjectBody body) {
        try {
            return write(key, body, new Encoding.Nowhere());
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read " + key.text() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes bytes that came another way than from a bucket into a temporary file; their MD5 is what their ETag would be.
     *
     * @throws NotConvertible when the mirror holds JSON, and none can be made of them
     * @throws DiskTrouble when nothing more can be written
     */
    public Stored keep(Mirror mirror, ObjectKey key, byte[] bytes) {
        Path part = PartFiles.of(mirror.file(key));
        try (OutputStream out = create(part)) {
            boolean xml = mirror.form().keepsBytes();
            whole(mirror.form().storage(), xml ? bytes : json.json(new ByteArrayInputStream(bytes)), out);
            KnownObject known = new KnownObject(Etags.packed(Etags.md5().digest(bytes)), bytes.length, VerifiedBy.MD5);
            return new Stored(key, known, part);
        } catch (IOException e) {
            PartFiles.discard(part);
            throw new DiskTrouble(mirror.root(), e);
        } catch (NotConvertible e) {
            PartFiles.discard(part);
            throw e;
        }
    }

    private KnownObject write(Form form, ObjectKey key, ObjectBody body, Path part) throws IOException {
        try (OutputStream out = create(part)) {
            if (form.format() == Format.JSON) {
                return write(key, body, new JsonEncoding(json, bytes -> whole(form.storage(), bytes, out)));
            }
            if (form.storage() == Storage.PLAIN) {
                return write(key, body, new Encoding.Plain(out));
            }
            try (Zstandard.Compressed compressed = zstandard.into(out, body.contentLength())) {
                return write(key, body, compressed);
            }
        }
    }

    private void whole(Storage storage, byte[] bytes, OutputStream out) throws IOException {
        if (storage == Storage.PLAIN) {
            out.write(bytes);
            return;
        }
        try (Zstandard.Compressed compressed = zstandard.into(out, bytes.length)) {
            compressed.write(bytes, bytes.length);
            compressed.finish();
        }
    }

    private KnownObject write(ObjectKey key, ObjectBody body, Encoding encoding) throws IOException {
        Proof proof = Proof.of(key.text(), body);
        byte[] buffer = borrow();
        long written = 0;
        try {
            int length;
            while ((length = fill(body.stream(), buffer)) > 0) {
                written += length;
                if (written > maxBytes) {
                    throw new TooLarge(key.text(), written, maxBytes);
                }
                proof.update(buffer, length);
                encoding.write(buffer, length);
            }
        } finally {
            buffers.add(buffer);
        }
        KnownObject proved = proof.conclude(written);
        encoding.finish();
        return proved;
    }

    private static int fill(InputStream in, byte[] buffer) throws IOException {
        return in.readNBytes(buffer, 0, buffer.length);
    }

    /**
     * A new file in any case: a process that was frozen may still have one of this name open, and must not write into ours.
     * The folder is there for all but the first object in it, so it is made only when it is missed.
     */
    private static OutputStream create(Path part) throws IOException {
        try {
            return Files.newOutputStream(part, CREATE_NEW, WRITE);
        } catch (NoSuchFileException missingFolder) {
            Files.createDirectories(part.getParent());
        } catch (FileAlreadyExistsException leftBehind) {
            Files.delete(part);
        }
        return Files.newOutputStream(part, CREATE_NEW, WRITE);
    }

    private byte[] borrow() {
        byte[] buffer = buffers.poll();
        return buffer == null ? new byte[BUFFER] : buffer;
    }

    /**
     * Whether the file under the final name already holds an object's bytes: a folder that ORCID's scripts filled, or a
     * kill between rename and commit (faults.md row 37). Only an MD5 can tell, and only a file can hold: what a link
     * leads to is somebody else's (row 40).
     */
    public boolean holds(Mirror mirror, ObjectKey key, String etag, long bytes) {
        Path file = mirror.file(key);
        // File.length is one system call and needs no exception to say that there is no file.
        long length = file.toFile().length();
        if (length == 0 || !mirror.form().keepsBytes() || !Etags.isMd5Shaped(etag)) {
            return false;
        }
        return mirror.form().storage() == Storage.PLAIN
                ? length == bytes && StoredFile.isThere(file) && md5(file).equals(Etags.packed(etag))
                : StoredFile.isThere(file)
                        && compressed(file)
                                .filter(known ->
                                        known.bytes() == bytes && known.etag().equals(Etags.packed(etag)))
                                .isPresent();
    }

    /** What a compressed file holds; empty when it is damaged, for then it holds nothing that anybody believes. */
    private Optional<KnownObject> compressed(Path file) {
        try {
            return Optional.of(hash(file, maxBytes));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Whether anything was ever stored of a checksum folder. */
    public boolean hasFolder(Mirror mirror, DataClass dataClass, ChecksumFolder folder) {
        return Files.exists(mirror.folder(dataClass).resolve(folder.text()));
    }

    /** Removes the temporary files that a killed process left in a folder (faults.md row 35). */
    public void sweep(Mirror mirror, DataClass dataClass, ChecksumFolder folder) {
        PartFiles.sweep(mirror.folder(dataClass).resolve(folder.text()));
    }

    /**
     * What the local file holds, to ask S3 whether it has anything else; empty when there is no file, or one that the
     * object's bytes cannot be had from.
     */
    public Optional<KnownObject> local(Mirror mirror, ObjectKey key) {
        Path file = mirror.file(key);
        if (file.toFile().length() == 0 || !mirror.form().keepsBytes() || !StoredFile.isThere(file)) {
            return Optional.empty();
        }
        if (mirror.form().storage() == Storage.ZSTD) {
            return compressed(file);
        }
        return Optional.of(new KnownObject(md5(file), file.toFile().length(), VerifiedBy.MD5));
    }

    /** The first bytes of the object that the local file holds. */
    public byte[] beginning(Mirror mirror, ObjectKey key, int most) {
        Path file = mirror.file(key);
        try (InputStream in = StoredFile.open(file)) {
            return in.readNBytes(most);
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read " + file + ": " + e.getMessage(), e);
        }
    }

    private UUID md5(Path file) {
        try {
            return hash(file, Long.MAX_VALUE).etag();
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The MD5 and the number of the plain bytes in a file; it stops reading beyond {@code most}.
     *
     * @throws IOException also when a compressed file is damaged
     */
    KnownObject hash(Path file, long most) throws IOException {
        byte[] buffer = borrow();
        MessageDigest md5 = Etags.md5();
        long bytes = 0;
        try (InputStream in = StoredFile.open(file)) {
            int length;
            while (bytes <= most && (length = in.read(buffer)) > 0) {
                md5.update(buffer, 0, length);
                bytes += length;
            }
            return new KnownObject(Etags.packed(md5.digest()), bytes, VerifiedBy.MD5);
        } finally {
            buffers.add(buffer);
        }
    }

    /**
     * Writes the document of one file into a temporary file, stored otherwise.
     *
     * @return the MD5 and the number of its plain bytes
     * @throws IOException also when a compressed file is damaged
     */
    KnownObject recode(Path source, Path part, Storage to) throws IOException {
        byte[] buffer = borrow();
        MessageDigest md5 = Etags.md5();
        long bytes = 0;
        try (InputStream in = StoredFile.open(source);
                OutputStream out = create(part);
                Zstandard.Compressed compressed =
                        to == Storage.ZSTD ? zstandard.into(out, StoredFile.length(source)) : null) {
            Encoding encoding = compressed == null ? new Encoding.Plain(out) : compressed;
            int length;
            while ((length = fill(in, buffer)) > 0) {
                md5.update(buffer, 0, length);
                bytes += length;
                encoding.write(buffer, length);
            }
            encoding.finish();
            return new KnownObject(Etags.packed(md5.digest()), bytes, VerifiedBy.MD5);
        } finally {
            buffers.add(buffer);
        }
    }
}
