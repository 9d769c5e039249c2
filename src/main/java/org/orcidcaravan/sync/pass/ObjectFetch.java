package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.orcidcaravan.sync.bucket.BucketClient;
import org.orcidcaravan.sync.bucket.Condition;
import org.orcidcaravan.sync.bucket.NotModified;
import org.orcidcaravan.sync.bucket.ObjectAnswer;
import org.orcidcaravan.sync.bucket.ObjectBody;
import org.orcidcaravan.sync.bucket.ObjectChanged;
import org.orcidcaravan.sync.bucket.ObjectMissing;
import org.orcidcaravan.sync.mirror.DiskTrouble;
import org.orcidcaravan.sync.mirror.Etags;
import org.orcidcaravan.sync.mirror.KnownObject;
import org.orcidcaravan.sync.mirror.MirrorFiles;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.RecordState;
import org.orcidcaravan.sync.mirror.Stored;
import org.orcidcaravan.sync.mirror.VerifiedBy;

/** The steps of one object: adopt it if it is here already, or else get, verify and store it. */
@Named("objectFetch")
@Unremovable
@Singleton
public class ObjectFetch {
    private final BucketClient buckets;
    private final MirrorFiles files;
    private final Removals removals;
    private final DiskRoom room;

    ObjectFetch(BucketClient buckets, MirrorFiles files, Removals removals, DiskRoom room) {
        this.room = room;
        this.removals = removals;
        this.buckets = buckets;
        this.files = files;
    }

    /**
     * Starts the GET; the body is still to be read.
     *
     * @throws org.orcidcaravan.sync.bucket.BucketException as S3 answers; an object that is missing, or was overwritten
     *     since it was listed, is no error (faults.md rows 9 and 10)
     */
    public Fetched get(Candidate candidate) {
        if (!candidate.pass().isOpen(candidate.bucket())) {
            throw new PassStopped();
        }
        room.await(candidate.pass());
        try {
            return answer(candidate, ask(candidate, candidate.condition()));
        } catch (ObjectChanged overwritten) {
            // Whatever is there now: ETag and bytes of one answer always belong together, so this cannot go in circles.
            return getAgain(candidate);
        } catch (ObjectMissing once) {
            return getAgain(candidate);
        }
    }

    private Fetched getAgain(Candidate candidate) {
        try {
            return answer(candidate, ask(candidate, Condition.ANY));
        } catch (ObjectMissing gone) {
            candidate.gone();
            return new Fetched(candidate, null);
        }
    }

    private ObjectAnswer ask(Candidate candidate, Condition condition) {
        return buckets.get(candidate.bucket(), candidate.key().text(), condition);
    }

    private static Fetched answer(Candidate candidate, ObjectAnswer answer) {
        return switch (answer) {
            case ObjectBody body -> new Fetched(candidate, body);
            case NotModified same -> {
                candidate.sameAsHere(Objects.requireNonNull(candidate.known(), "a GET with If-None-Match"));
                yield new Fetched(candidate, null);
            }
        };
    }

    /** Reads the body into a temporary file, verifies it, and notes it for the batch. */
    public Candidate verifyAndStore(Fetched fetched) {
        Candidate candidate = fetched.candidate();
        ObjectBody body = fetched.body();
        if (body != null) {
            Pass pass = candidate.pass();
            boolean small = mayBeReplaced(candidate, body.contentLength());
            if (small) {
                body.keep(RecordState.MOST_BYTES);
            }
            try (body) {
                Stored stored = files.store(pass.mirror(), candidate.key(), body);
                candidate.stored(stored);
                if (small) {
                    recognise(candidate, body.kept());
                }
                pass.progress().fetched(stored.known().bytes());
            } catch (DiskTrouble trouble) {
                // Who waits is told at once; the service waits for room.
                throw trouble.isFull() && !pass.request().early() ? new DiskFull(trouble) : trouble;
            }
        }
        return candidate;
    }

    /**
     * Whether the file here already holds the listed bytes, as after a crash between rename and commit, or in a folder
     * that ORCID's scripts filled; then it is noted for the batch and needs no GET (faults.md row 37).
     */
    public boolean adopts(Candidate candidate) {
        String etag = candidate.listedEtag();
        Pass pass = candidate.pass();
        if (etag == null
                || candidate.isWithoutFile()
                || !files.holds(pass.mirror(), candidate.key(), etag, candidate.listedBytes())) {
            return false;
        }
        KnownObject known = new KnownObject(Etags.packed(etag), candidate.listedBytes(), VerifiedBy.MD5);
        candidate.stored(new Stored(candidate.key(), known, null));
        pass.progress().adopted();
        if (mayBeReplaced(candidate, candidate.listedBytes())) {
            recognise(candidate, files.beginning(pass.mirror(), candidate.key(), RecordState.MOST_BYTES));
        }
        return true;
    }

    /** A record's summary so small that it could be an error document: larger ones are not looked into. */
    private static boolean mayBeReplaced(Candidate candidate, long bytes) {
        return bytes >= 0 && bytes <= RecordState.MOST_BYTES && candidate.key() instanceof ObjectKey.Summary;
    }

    private void recognise(Candidate candidate, byte[] summary) {
        RecordState.read(candidate.key().orcid(), summary)
                .ifPresent(state -> removals.replaced(candidate.pass(), candidate.batch(), state));
    }
}
