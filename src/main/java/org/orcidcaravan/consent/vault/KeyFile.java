package org.orcidcaravan.consent.vault;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The file of the keys. Whoever changes it holds the lock file beside it, writes a new file, flushes it and renames it
 * into place: a reader sees the old keys or the new ones, and no key is ever lost to two who write at once.
 */
final class KeyFile {
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    /** File locks are held by a whole Java, so its threads need one more. */
    private static final ReentrantLock WITHIN_THIS_JAVA = new ReentrantLock();

    private final Path file;
    private final Path folder;

    KeyFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.folder = this.file.resolveSibling(".").normalize();
    }

    /** What tells one version of the file from the next. */
    record Stamp(@Nullable Object inode, FileTime modified, long bytes) {}

    /** A change of the keys. */
    interface Change {
        Keys of(Optional<Keys> before) throws GeneralSecurityException;
    }

    Path path() {
        return file;
    }

    /** Empty when there is no file. */
    Optional<Stamp> stamp() {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stamp(found.fileKey(), found.lastModifiedTime(), found.size()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    Keys read() {
        try {
            refuseOpenToOthers();
            return Keys.parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new KeyUnusable(
                    "The key file %s of the tokens is missing. Restore it from a backup, or set caravan.tokens.key to where it is."
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (GeneralSecurityException e) {
            // Without the cause: nobody can say what a parser quotes of a damaged key.
            throw new KeyUnusable(
                    "The file %s is not a key file of Caravan, or is damaged. Restore it from a backup, or set caravan.tokens.key to another file."
                            .formatted(file),
                    null);
        }
    }

    /** The keys of the file, made if there is none; every process gets the same. */
    Keys readOrMake() {
        return Files.exists(file) ? read() : change(before -> before.isPresent() ? before.get() : Keys.generate());
    }

    /** Replaces the keys while nobody else does. */
    Keys change(Change change) {
        WITHIN_THIS_JAVA.lock();
        try {
            Files.createDirectories(folder, mode("rwx------"));
            Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, Set.of(READ, WRITE, CREATE), mode("rw-------"));
                    var _ = channel.lock()) {
                Optional<Keys> before = Files.exists(file) ? Optional.of(read()) : Optional.empty();
                Keys after = change.of(before);
                if (before.isEmpty() || before.get() != after) {
                    write(after);
                }
                return after;
            }
        } catch (IOException e) {
            throw new KeyUnusable(
                    "Failed to write the key file %s: %s. Make its folder one that this user can write, or set caravan.tokens.key to another file."
                            .formatted(file, reason(e)),
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot make keys for tokens: " + e.getMessage(), e);
        } finally {
            WITHIN_THIS_JAVA.unlock();
        }
    }

    private void write(Keys keys) throws IOException, GeneralSecurityException {
        Path staging = file.resolveSibling(file.getFileName() + ".new");
        // One that a crash left; the lock says that nobody writes it now.
        Files.deleteIfExists(staging);
        try (FileChannel channel = FileChannel.open(staging, Set.of(WRITE, CREATE_NEW), mode("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap((keys.text() + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(staging, file, StandardCopyOption.ATOMIC_MOVE);
        if (posix()) {
            try (FileChannel names = FileChannel.open(folder, READ)) {
                names.force(true);
            }
        }
    }

    private void refuseOpenToOthers() throws IOException {
        if (posix()) {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            if (!OWNERS.containsAll(mode)) {
                throw new KeyUnusable(
                        "Others than its owner may use the key file %s (%s). Run \"chmod 600 %s\", then \"tokens rotate\" if somebody may have read it."
                                .formatted(file, PosixFilePermissions.toString(mode), file),
                        null);
            }
        }
    }

    private KeyUnusable unreadable(IOException e) {
        return new KeyUnusable(
                "Failed to read the key file %s of the tokens: %s. Let the user that runs Caravan own it, with mode 0600."
                        .formatted(file, reason(e)),
                e);
    }

    /** The JDK's message is often the bare path. */
    private static String reason(IOException e) {
        return e instanceof FileSystemException known && known.getReason() == null
                ? known.getClass().getSimpleName()
                : String.valueOf(e.getMessage());
    }

    private boolean posix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private FileAttribute<?>[] mode(String permissions) {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
