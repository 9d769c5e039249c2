package org.orcidcaravan.sync.pass;

import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.mirror.DiskCalls;

/** Whether there is room for more: bytes and inodes (faults.md rows 32 and 33). A pass that nobody waits for pauses. */
@Singleton
class DiskRoom {
    private static final System.Logger LOG = System.getLogger(DiskRoom.class.getName());
    /** Asking the system costs more than an object may. */
    private static final long FRESH_MILLIS = 500;

    private final SyncSettings settings;
    private final InstantSource clock;
    private final AtomicBoolean said = new AtomicBoolean();
    private final ConcurrentMap<Path, Seen> seen = new ConcurrentHashMap<>();

    DiskRoom(SyncSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private record Seen(long at, Optional<String> shortage) {}

    /** Returns when there is room, or somebody waits for the pass: they are told as soon as a write fails. */
    void await(Pass pass) {
        Path root = pass.mirror().root();
        while (!pass.request().early()) {
            Optional<String> shortage = shortage(root);
            if (shortage.isEmpty()) {
                said.set(false);
                return;
            }
            if (said.compareAndSet(false, true)) {
                LOG.log(System.Logger.Level.WARNING, "The pass pauses. " + shortage.get());
            }
            pass.pause(settings.diskDelay());
        }
    }

    /** Half a second old at most: what is missing, with the figures; empty when there is room. */
    Optional<String> shortage(Path folder) {
        long now = clock.millis();
        Seen last = seen.get(folder);
        if (last == null || Math.abs(now - last.at()) > FRESH_MILLIS) {
            last = new Seen(now, look(folder));
            seen.put(folder, last);
        }
        return last.shortage();
    }

    private Optional<String> look(Path folder) {
        Path existing = folder;
        while (!Files.isDirectory(existing)) {
            Path parent = existing.getParent();
            if (parent == null) {
                return Optional.empty();
            }
            existing = parent;
        }
        OptionalLong bytes = DiskCalls.freeBytes(existing);
        if (bytes.isPresent() && bytes.getAsLong() < settings.minFreeBytes()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "Only %,d bytes are free in %s, and the sync wants %,d (caravan.sync.min-free-bytes): free some"
                            + " space, and it goes on by itself.",
                    bytes.getAsLong(),
                    folder,
                    settings.minFreeBytes()));
        }
        return DiskCalls.inodes(existing)
                .filter(inodes -> inodes.free() < settings.minFreeInodes())
                .map(inodes -> String.format(
                        Locale.ROOT,
                        "Only %,d of %,d inodes are free in %s, and the sync wants %,d (caravan.sync.min-free-inodes):"
                                + " give it a file system with more, and it goes on by itself.",
                        inodes.free(),
                        inodes.all(),
                        folder,
                        settings.minFreeInodes()));
    }
}
