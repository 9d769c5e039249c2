package org.orcidcaravan.sync.pass;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.bucket.Condition;
import org.orcidcaravan.sync.bucket.ListedObject;
import org.orcidcaravan.sync.mirror.Batch;
import org.orcidcaravan.sync.mirror.Etags;
import org.orcidcaravan.sync.mirror.KnownObject;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Stored;
import org.orcidcaravan.sync.mirror.Vanished;
import org.orcidcaravan.sync.mirror.VerifiedBy;

/** One object that a pass looks at: fetched if it is new or changed, and part of a batch in any case. */
public final class Candidate {
    private final Pass pass;
    private final Batch batch;
    private final String bucket;
    private final ObjectKey key;
    private final @Nullable String listedEtag;
    private final long listedBytes;
    private final @Nullable String listedModified;
    private final @Nullable KnownObject known;
    private final @Nullable Instant changedAt;
    private final boolean unconfirmed;
    private final @Nullable Vanished vanished;
    private final AtomicReference<@Nullable Stored> stored = new AtomicReference<>();
    private volatile boolean leaving;
    private boolean withoutFile;

    private Candidate(Place place, Listed listed, @Nullable KnownObject known, Standing standing) {
        this.pass = place.pass();
        this.batch = place.batch();
        this.bucket = place.bucket();
        this.key = place.key();
        this.listedEtag = listed.etag();
        this.listedBytes = listed.bytes();
        this.listedModified = listed.modified();
        this.known = known;
        this.changedAt = place.changedAt();
        this.unconfirmed = standing.unconfirmed();
        this.vanished = standing.vanished();
    }

    /**
     * Which object, for which pass, in which batch.
     *
     * @param changedAt when the change list says it changed; null when it was not the list that named it
     */
    record Place(
            Pass pass,
            Batch batch,
            String bucket,
            ObjectKey key,
            @Nullable Instant changedAt) {}

    private record Listed(
            @Nullable String etag, long bytes, @Nullable String modified) {
        static final Listed NOT = new Listed(null, -1, null);
    }

    private record Standing(boolean unconfirmed, @Nullable Vanished vanished) {
        static final Standing USUAL = new Standing(false, null);
    }

    /** An object that a listing showed. */
    static Candidate listed(Place place, ListedObject listed, @Nullable KnownObject known) {
        return new Candidate(place, new Listed(listed.etag(), listed.size(), listed.modified()), known, Standing.USUAL);
    }

    /** An object that is named, but whose ETag only a GET can tell. */
    static Candidate named(Place place, @Nullable KnownObject known) {
        return new Candidate(place, Listed.NOT, known, Standing.USUAL);
    }

    /** As {@link #named}, with a file on disk that nobody has confirmed: S3 is asked whether it has anything else. */
    static Candidate onDisk(Place place, KnownObject file) {
        return new Candidate(place, Listed.NOT, file, new Standing(true, null));
    }

    /** An object that vanished as it seems: S3 is asked once more, and only if it has none at all it is removed. */
    static Candidate vanished(Place place, Vanished vanished) {
        UUID etag = vanished.etag();
        KnownObject known = etag == null ? null : new KnownObject(etag, 0, VerifiedBy.MD5);
        return new Candidate(place, Listed.NOT, known, new Standing(false, vanished));
    }

    /** Whether these very bytes are on disk, verified and confirmed: asked of the database a page at a time. */
    public boolean isKnown() {
        return listedEtag != null && known != null && known.etag().equals(Etags.packed(listedEtag));
    }

    /** It can have no file here, because its folder was not there when the scan came to it; said before anybody asks. */
    void withoutFile() {
        withoutFile = true;
    }

    boolean isWithoutFile() {
        return withoutFile;
    }

    /** It is part of the batch now: confirmed with it, and seen from then on. */
    public void enlist() {
        Stored verified = stored.get();
        if (verified != null) {
            batch.add(verified);
            noteLeaving(verified.known());
        }
    }

    /** Whether its record no longer matches: noted with the bytes that say so, once these are verified. */
    void leave(boolean leaves) {
        leaving = leaves;
    }

    private void noteLeaving(KnownObject here) {
        if (leaving) {
            batch.note(new Vanished(key, here.etag(), Vanished.Reason.LET_GO));
        }
    }

    /** Whether it is known to be here, some bytes of it, and not only passed over. */
    boolean isHere() {
        return known != null && known.bytes() > 0;
    }

    /** Whether it is looked at because it is to be removed. */
    boolean isVanished() {
        return vanished != null;
    }

    /** Whether it is to be removed because its record no longer matches. */
    boolean isLetGo() {
        return vanished != null && vanished.reason() == Vanished.Reason.LET_GO;
    }

    /** Known and unchanged. */
    public void skip() {
        pass.progress().unchanged();
        if (leaving && known != null) {
            // Not settled: that would take back what somebody has confirmed.
            noteLeaving(known);
        } else {
            batch.settle(key);
        }
    }

    /** S3 has nothing newer than what is here. */
    void sameAsHere(KnownObject here) {
        if (unconfirmed) {
            stored.set(new Stored(key, here, null));
            pass.progress().adopted();
        } else {
            skip();
        }
    }

    /** S3 has no such object, also when asked again. */
    void gone() {
        if (vanished != null) {
            batch.remove(vanished);
            pass.progress().removed();
            return;
        }
        pass.progress().gone();
        batch.gone(key);
        if (known != null) {
            batch.note(new Vanished(key, known.etag(), Vanished.Reason.ASKED));
        }
    }

    void stored(Stored verified) {
        stored.set(verified);
    }

    /** What must hold for the GET: the listed version, or anything but the one that is here. */
    Condition condition() {
        if (listedEtag != null) {
            return new Condition.IfMatch(listedEtag);
        }
        return known == null ? Condition.ANY : new Condition.IfNoneMatch(Etags.text(known.etag()));
    }

    Pass pass() {
        return pass;
    }

    Batch batch() {
        return batch;
    }

    String bucket() {
        return bucket;
    }

    ObjectKey key() {
        return key;
    }

    @Nullable
    String listedEtag() {
        return listedEtag;
    }

    /** When it was written, as the listing has it; null when nothing says so. */
    @Nullable
    String listedModified() {
        return listedModified;
    }

    long listedBytes() {
        return listedBytes;
    }

    @Nullable
    KnownObject known() {
        return known;
    }

    @Nullable
    Instant changedAt() {
        return changedAt;
    }

    /** Its name in the idempotent repository: {@code bucket/key|ETag}, with a question mark for an ETag not yet known. */
    @Override
    public String toString() {
        return bucket + "/" + key.text() + "|" + (listedEtag == null ? "?" : listedEtag);
    }
}
