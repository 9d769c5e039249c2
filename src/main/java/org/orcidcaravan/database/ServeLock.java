package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One {@code serve} per data folder. The operating system drops the lock when its process ends, however it ends, so
 * what is written in {@code serve.lock} is only there to be quoted and never decides anything.
 */
public final class ServeLock implements AutoCloseable {
    // Far behind the text: Windows forbids others to read bytes that are locked.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    // POSIX drops a process's locks on a file when any of its channels to that file is closed: never open it twice.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ServeLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of this data folder, which is created when missing.
     *
     * @throws AlreadyServing when another {@code serve} holds it; the message names its process
     * @throws DatabaseUnavailable when the folder cannot be written
     */
    public static ServeLock take(Path dataDir) {
        var folder = DataFolder.prepare(dataDir);
        var file = folder.serveLock();
        if (!HELD_HERE.add(file)) {
            throw held(dataDir, signature());
        }
        try {
            return new ServeLock(file, lock(folder, dataDir));
        } catch (IOException e) {
            HELD_HERE.remove(file);
            throw new DatabaseUnavailable(
                    "Failed to lock %s: %s. Check the folder's permissions and its file system."
                            .formatted(file, e.getMessage()),
                    e);
        } catch (AlreadyServing e) {
            HELD_HERE.remove(file);
            throw e;
        }
    }

    private static FileChannel lock(DataFolder folder, Path dataDir) throws IOException {
        var file = folder.serveLock();
        var channel = folder.openPrivately(file);
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw held(dataDir, Files.readString(file));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(signature().getBytes(StandardCharsets.UTF_8)), 0);
            return channel;
        } catch (IOException | AlreadyServing e) {
            channel.close();
            throw e;
        }
    }

    private static String signature() {
        var self = ProcessHandle.current();
        var since = self.info().startInstant().map(Instant::toString).orElse("an unknown time");
        return "%d %s%n".formatted(self.pid(), since);
    }

    private static AlreadyServing held(Path dataDir, String signature) {
        var words = signature.strip().split(" ", 2);
        var holder = words.length == 2 ? " (process %s, since %s)".formatted(words[0], words[1]) : "";
        return new AlreadyServing("Another serve%s holds %s; stop it or set caravan.data.dir to another folder."
                .formatted(holder, dataDir));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DatabaseUnavailable("Failed to release %s: %s.".formatted(file, e.getMessage()), e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
