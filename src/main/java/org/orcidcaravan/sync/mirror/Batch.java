package org.orcidcaravan.sync.mirror;

import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What came of a number of objects, gathered from many threads, to be made durable and confirmed in one go. */
public final class Batch {
    private final Mirror mirror;
    private final int member;
    private final Queue<Stored> stored = new ConcurrentLinkedQueue<>();
    private final Queue<FailedObject> failed = new ConcurrentLinkedQueue<>();
    private final Queue<ObjectKey> gone = new ConcurrentLinkedQueue<>();
    private final Queue<ObjectKey> removed = new ConcurrentLinkedQueue<>();
    private final Queue<Vanished> removals = new ConcurrentLinkedQueue<>();
    private final Queue<Vanished> vanished = new ConcurrentLinkedQueue<>();
    private final Queue<RecordState> states = new ConcurrentLinkedQueue<>();
    private final Queue<ObjectKey> settled = new ConcurrentLinkedQueue<>();
    private final Queue<Refusal> refused = new ConcurrentLinkedQueue<>();
    private final Queue<PassedOverStore.PassedOver> passedOver = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable FolderCheckpoint> checkpoint = new AtomicReference<>();

    public Batch(Mirror mirror) {
        this(mirror, 0);
    }

    /**
     * For one process of several.
     *
     * @param member its fencing token; 0 when nobody else can be at work
     */
    public Batch(Mirror mirror, int member) {
        this.mirror = mirror;
        this.member = member;
    }

    int member() {
        return member;
    }

    public Mirror mirror() {
        return mirror;
    }

    /** Verified bytes, to be confirmed. */
    public void add(Stored object) {
        stored.add(object);
    }

    /** An object to be tried again later. */
    public void add(FailedObject object) {
        failed.add(object);
    }

    /** A key or row to be kept aside. */
    public void add(Refusal refusal) {
        refused.add(refusal);
    }

    /** Not there upstream: nothing to fetch, nothing to try again. */
    public void gone(ObjectKey key) {
        gone.add(key);
    }

    /** Vanished upstream, beyond doubt: to be removed here too, leaving a tombstone. */
    public void remove(Vanished object) {
        removed.add(object.key());
        removals.add(object);
    }

    /** Not to be kept any longer, whatever there is upstream: removed here without a tombstone, and no longer noted. */
    public void forget(ObjectKey key) {
        removed.add(key);
        settled.add(key);
    }

    /** Vanished upstream as it seems, or not to be kept: noted, and looked at once more before anything is removed. */
    public void note(Vanished object) {
        vanished.add(object);
    }

    /** The summary that is stored with this batch is none: the record is locked, deprecated, or the like. */
    public void add(RecordState state) {
        states.add(state);
    }

    /** Known and unchanged: if it stood among the failed, it no longer does. */
    public void settle(ObjectKey key) {
        settled.add(key);
    }

    /** Looked at and not kept, by the settings of this number; not to be fetched again before its ETag changes. */
    public void passOver(ObjectKey key, UUID etag, int rule) {
        passedOver.add(new PassedOverStore.PassedOver(key.orcid(), etag, rule));
    }

    /** Where a full pass goes on once this batch is confirmed. */
    public void checkpoint(FolderCheckpoint reached) {
        checkpoint.set(reached);
    }

    Queue<Stored> stored() {
        return stored;
    }

    Queue<FailedObject> failed() {
        return failed;
    }

    Queue<ObjectKey> gone() {
        return gone;
    }

    Queue<ObjectKey> removed() {
        return removed;
    }

    Queue<Vanished> removals() {
        return removals;
    }

    Queue<Vanished> vanished() {
        return vanished;
    }

    Queue<RecordState> states() {
        return states;
    }

    Queue<ObjectKey> settled() {
        return settled;
    }

    Queue<Refusal> refused() {
        return refused;
    }

    Queue<PassedOverStore.PassedOver> passedOver() {
        return passedOver;
    }

    @Nullable
    FolderCheckpoint checkpoint() {
        return checkpoint.get();
    }
}
