package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The turn to start or stop the server of a data folder: one process at a time, and one thread of it. The lock file
 * also remembers where the server was started last, because process numbers mean nothing in another container.
 */
final class Turn implements AutoCloseable {
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final FileChannel channel;

    private Turn(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until it is our turn: at most as long as another process may take to start or stop the server. */
    static Turn await(DataFolder folder, Consumer<String> progress) throws IOException {
        IN_THIS_PROCESS.lock();
        FileChannel channel = null;
        try {
            channel = folder.openPrivately(folder.startLock());
            if (channel.tryLock() == null) {
                progress.accept("Waiting for another process that starts or stops the embedded database");
                channel.lock();
            }
            return new Turn(channel);
        } catch (IOException | OverlappingFileLockException e) {
            IN_THIS_PROCESS.unlock();
            if (channel != null) {
                channel.close();
            }
            throw e instanceof IOException known ? known : new IOException("another class loader is starting it", e);
        }
    }

    /** Whether process numbers in the folder mean what they mean here; so too when nothing was started yet. */
    boolean sameMachine() throws IOException {
        var bytes = ByteBuffer.allocate((int) Math.min(channel.size(), 1000));
        channel.read(bytes, 0);
        var mark = new String(bytes.array(), StandardCharsets.UTF_8);
        return mark.isEmpty() || mark.equals(machine());
    }

    void signMachine() throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(machine().getBytes(StandardCharsets.UTF_8)), 0);
    }

    // The running kernel and the namespace of process numbers; only Linux has both.
    private static String machine() throws IOException {
        var kernel = Path.of("/proc/sys/kernel/random/boot_id");
        var namespace = Path.of("/proc/self/ns/pid");
        return Files.exists(kernel) && Files.isSymbolicLink(namespace)
                ? Files.readString(kernel).strip() + " " + Files.readSymbolicLink(namespace)
                : "";
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }
}
