package org.orcidcaravan.sync.datafile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.json.NotConvertible;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.datafile.DataFileStore.Reached;
import org.orcidcaravan.sync.mirror.Batch;
import org.orcidcaravan.sync.mirror.Confirmation;
import org.orcidcaravan.sync.mirror.KnownObject;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorFiles;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.RecordedObjects;
import org.orcidcaravan.sync.mirror.Refusal;
import org.orcidcaravan.sync.mirror.Stored;

/**
 * Takes the entries of one archive. While a batch is written, flushed and confirmed, the next one is read: unpacking is
 * the work of one thread, and nothing else should wait for it.
 */
final class Intake implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final long BATCH_BYTES = 32L << 20;
    private static final int WRITERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Mirror mirror;
    private final String name;
    private final Rooms rooms;
    private final ImportCount count;
    private final ExecutorService writers = Executors.newFixedThreadPool(
            WRITERS, Thread.ofPlatform().daemon().name("import-", 0).factory());
    private final ExecutorService confirmer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("import-confirm").factory());

    private final long skip;
    private long entries;
    private @Nullable Instant newest;
    private @Nullable DataClass dataClass;
    private Instant latest = Instant.MAX;
    private @Nullable Future<?> underWay;
    private Map<ObjectKey, byte[]> batch = new LinkedHashMap<>();
    private List<Refusal> refused = new ArrayList<>();
    private long batchBytes;

    /** What it uses. */
    record Rooms(MirrorFiles files, RecordedObjects recorded, Confirmation confirmation, DataFileStore store) {}

    Intake(Mirror mirror, String name, Rooms rooms, Reached reached, ImportCount count) {
        this.mirror = mirror;
        this.name = name;
        this.rooms = rooms;
        this.skip = reached.entries();
        this.newest = reached.newest();
        this.count = count;
    }

    /** No change is believed to be later than this. */
    void latest(Instant time) {
        latest = time;
    }

    /** Takes all entries; gives false when it was told to end before the archive did. */
    boolean take(DataFileArchive archive) throws InterruptedException {
        DataFileArchive.Entry entry = archive.next();
        while (entry != null && !count.stopped()) {
            entries++;
            look(archive, entry);
            count.read(archive.read());
            if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES || refused.size() >= BATCH) {
                hand(false);
            }
            entry = archive.next();
        }
        boolean whole = entry == null;
        hand(whole);
        await();
        return whole;
    }

    private void look(DataFileArchive archive, DataFileArchive.Entry entry) {
        if (entry.folder()) {
            return;
        }
        Optional<ObjectKey> key = entry.file() ? EntryName.read(entry.name()) : Optional.empty();
        if (key.isEmpty()) {
            refuse(entry, entry.file() ? "is not named as ORCID names its files" : "is no regular file");
            return;
        }
        // Which class the file is of is asked of every entry, so that one that was gone on with knows it too.
        dataClass = key.get().dataClass();
        if (entries <= skip) {
            return;
        }
        byte[] content = archive.content(entry);
        if (content == null) {
            refuse(entry, "has " + entry.bytes() + " bytes, more than any of ORCID's documents");
            return;
        }
        LastModified.of(content)
                .filter(time -> time.isBefore(latest) && (newest == null || time.isAfter(newest)))
                .ifPresent(time -> newest = time);
        batch.put(key.get(), content);
        batchBytes += content.length;
    }

    private void refuse(DataFileArchive.Entry entry, String reason) {
        if (entries > skip) {
            count.refused();
            refused.add(new Refusal(name, entry.name(), reason));
        }
    }

    /** Gives the batch to the other threads, when they are done with the one before. */
    private void hand(boolean finished) throws InterruptedException {
        await();
        Map<ObjectKey, byte[]> documents = batch;
        List<Refusal> refusals = refused;
        Reached reached = new Reached(Math.max(entries, skip), newest, finished);
        DataClass of = dataClass;
        batch = new LinkedHashMap<>();
        refused = new ArrayList<>();
        batchBytes = 0;
        underWay = confirmer.submit(() -> {
            store(documents, refusals);
            rooms.store().advance(mirror, name, of, reached);
            return reached;
        });
    }

    private void store(Map<ObjectKey, byte[]> documents, List<Refusal> refusals)
            throws ExecutionException, InterruptedException {
        Batch confirmed = new Batch(mirror);
        refusals.forEach(confirmed::add);
        Map<ObjectKey, Future<Stored>> written = new LinkedHashMap<>();
        for (DataClass each : DataClass.values()) {
            List<ObjectKey> keys = documents.keySet().stream()
                    .filter(key -> key.dataClass() == each)
                    .toList();
            Map<ObjectKey, KnownObject> here =
                    keys.isEmpty() ? Map.of() : rooms.recorded().of(mirror, each, keys);
            for (ObjectKey key : keys) {
                if (here.containsKey(key)) {
                    count.here();
                } else {
                    byte[] bytes = Objects.requireNonNull(documents.get(key), "a key of this very map");
                    written.put(key, writers.submit(() -> rooms.files().keep(mirror, key, bytes)));
                }
            }
        }
        List<Stored> stored = new ArrayList<>();
        for (Map.Entry<ObjectKey, Future<Stored>> each : written.entrySet()) {
            gather(each.getKey(), each.getValue(), stored, confirmed);
        }
        stored.forEach(confirmed::add);
        rooms.confirmation().confirm(confirmed);
        stored.forEach(each -> count.stored(each.known().bytes()));
    }

    private void gather(ObjectKey key, Future<Stored> written, List<Stored> stored, Batch confirmed)
            throws ExecutionException, InterruptedException {
        try {
            stored.add(written.get());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof NotConvertible reason)) {
                throw e;
            }
            count.refused();
            confirmed.add(new Refusal(name, key.text(), String.valueOf(reason.getMessage())));
        }
    }

    private void await() throws InterruptedException {
        Future<?> running = underWay;
        underWay = null;
        if (running == null) {
            return;
        }
        try {
            running.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            while (cause instanceof ExecutionException inner && inner.getCause() != null) {
                cause = inner.getCause();
            }
            throw cause instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("Importing failed, which is a fault of this program", cause);
        }
    }

    /** What the archive holds; summaries when it held nothing. */
    DataClass dataClass() {
        return dataClass == null ? DataClass.SUMMARIES : dataClass;
    }

    @Override
    public void close() {
        writers.shutdownNow();
        confirmer.shutdownNow();
    }
}
