package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Who uses the server: every process holds a shared lock on {@code postgres.users}, which the operating system drops
 * with the process. Enter and leave only during one's {@link Turn}, which is what makes the answers hold.
 */
final class Users {
    // One channel per file: POSIX drops a process's locks when any of its channels to the file is closed.
    private static final Map<Path, Users> OF_THIS_PROCESS = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private FileLock lock;
    private int handles;

    private Users(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    static Users enter(DataFolder folder) throws IOException {
        var file = folder.users();
        var known = OF_THIS_PROCESS.get(file);
        var users = known != null ? known : open(folder, file);
        users.handles++;
        OF_THIS_PROCESS.put(file, users);
        return users;
    }

    private static Users open(DataFolder folder, Path file) throws IOException {
        var channel = folder.openPrivately(file);
        try {
            return new Users(file, channel, channel.lock(0, Long.MAX_VALUE, true));
        } catch (OverlappingFileLockException e) {
            // Not closed: that would drop the lock of the other class loader, whose handle still counts on it.
            throw new IOException("another class loader of this process uses it; close that database first", e);
        }
    }

    /** Whether this handle is the only one, in this process and all others. */
    boolean alone() throws IOException {
        if (handles > 1) {
            return false;
        }
        lock.release();
        var exclusive = channel.tryLock();
        if (exclusive != null) {
            exclusive.release();
        }
        lock = channel.lock(0, Long.MAX_VALUE, true);
        return exclusive != null;
    }

    void leave() throws IOException {
        handles--;
        if (handles == 0) {
            OF_THIS_PROCESS.remove(file);
            channel.close();
        }
    }
}
