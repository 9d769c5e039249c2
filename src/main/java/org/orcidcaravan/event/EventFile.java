package org.orcidcaravan.event;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sink {@code file}: one line of JSON an event, flushed before it counts as delivered. A line that a crash cut short was
 * never settled; it is taken away before the next is written, and comes again whole.
 */
@Named("eventFile")
@Unremovable
@Singleton
public class EventFile {
    private static final int STEP = 4096;

    private final Path folder;
    private final InstantSource clock;
    /** Within this process; the lock on the file is for others on the same disk. */
    private final ReentrantLock one = new ReentrantLock();

    private @Nullable Path confirmed;

    public EventFile(EventSettings settings, InstantSource clock) {
        this.folder = Path.of(settings.file().dir());
        this.clock = clock;
    }

    /** Writes and flushes all of them. @throws SinkTrouble when the disk does not take them */
    public void append(Consignment consignment) {
        Path file = folder.resolve("events-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".jsonl");
        ByteBuffer lines = lines(consignment);
        one.lock();
        try {
            Files.createDirectories(folder);
            write(file, lines);
            if (!file.equals(confirmed)) {
                flushName();
                confirmed = file;
            }
        } catch (IOException e) {
            throw new SinkTrouble("Failed to append events to " + file + ": " + e.getMessage(), e);
        } finally {
            one.unlock();
        }
        consignment.tookAll();
    }

    private static ByteBuffer lines(Consignment consignment) {
        StringBuilder text = new StringBuilder();
        for (Noted event : consignment.events()) {
            text.append(enveloped(event)).append('\n');
        }
        return StandardCharsets.UTF_8.encode(text.toString());
    }

    /** The event's number goes first, so that a reader can tell a repetition. */
    private static String enveloped(Noted event) {
        String rest = event.json().substring(1).strip();
        return "{\"id\":\"" + event.number() + "\"" + (rest.equals("}") ? "" : ",") + rest;
    }

    private static void write(Path file, ByteBuffer lines) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock alone = channel.lock()) {
            if (!alone.isValid()) {
                throw new IOException("its lock was lost");
            }
            long end = endOfLines(channel);
            channel.truncate(end).position(end);
            while (lines.hasRemaining()) {
                channel.write(lines);
            }
            channel.force(true);
        }
    }

    /** Behind the last line that is whole. */
    private static long endOfLines(FileChannel channel) throws IOException {
        long end = channel.size();
        while (end > 0) {
            long from = Math.max(0, end - STEP);
            ByteBuffer piece = ByteBuffer.allocate((int) (end - from));
            while (piece.hasRemaining() && channel.read(piece, from + piece.position()) >= 0) {
                // Until the piece is full.
            }
            for (int at = piece.position() - 1; at >= 0; at--) {
                if (piece.get(at) == '\n') {
                    return from + at + 1;
                }
            }
            end = from;
        }
        return 0;
    }

    private void flushName() throws IOException {
        try (FileChannel name = FileChannel.open(folder, StandardOpenOption.READ)) {
            name.force(true);
        }
    }
}
