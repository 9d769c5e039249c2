package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.bucket.ObjectBody;
import org.orcidcaravan.sync.keep.Keeping;
import org.orcidcaravan.sync.mirror.KnownObject;
import org.orcidcaravan.sync.mirror.KnownObjects;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorFiles;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.PassedOverStore;
import org.orcidcaravan.sync.mirror.StoredFile;

/**
 * The steps that keep a record or pass it over ({@code caravan.sync.keep}). What is passed over is remembered by its ETag,
 * and what is here of it goes, with its activities.
 */
@Named("recordFilter")
@Unremovable
@Singleton
public class RecordFilter {
    private final Keeping keeping;
    private final KnownObjects known;
    private final PassedOverStore passedOver;
    private final MirrorFiles files;

    RecordFilter(Keeping keeping, KnownObjects known, PassedOverStore passedOver, MirrorFiles files) {
        this.keeping = keeping;
        this.known = known;
        this.passedOver = passedOver;
        this.files = files;
    }

    /** Whether an object is to be looked at any further: before it is fetched, by its iD and by what is here. */
    public boolean wants(Candidate candidate) {
        if (keeping.keepsAll()) {
            return true;
        }
        boolean wanted = candidate.key() instanceof ObjectKey.Summary ? summary(candidate) : activity(candidate);
        if (!wanted) {
            candidate.pass().progress().unchanged();
        }
        return wanted;
    }

    private boolean summary(Candidate candidate) {
        KnownObject here = candidate.known();
        if (!keeping.needsSummaries()) {
            boolean listed = keeping.lists(candidate.key().orcid());
            if (!listed) {
                forget(candidate);
            }
            return listed;
        }
        if (here != null && here.bytes() > 0 && !stillEmployed(candidate)) {
            // An employment ended with the days, or the settings changed; the record itself need not have.
            candidate.batch().passOver(candidate.key(), here.etag(), keeping.rule());
            forget(candidate);
            return false;
        }
        return true;
    }

    private boolean stillEmployed(Candidate candidate) {
        Mirror mirror = candidate.pass().mirror();
        if (!mirror.form().keepsBytes()) {
            // Its JSON does not tell; the next change of the record does.
            return true;
        }
        try (InputStream summary = StoredFile.open(mirror.file(candidate.key()))) {
            return keeping.employs(summary);
        } catch (NoSuchFileException missing) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Failed to read the summary of " + candidate.key().orcid(), e);
        }
    }

    private boolean activity(Candidate candidate) {
        return keepsActivities(candidate.pass().mirror(), candidate.key().orcid());
    }

    /** Whether a record's activities are to be looked at: those of one that is passed over are not even listed. */
    boolean keepsActivities(Mirror mirror, OrcidId orcid) {
        if (keeping.keepsAll()) {
            return true;
        }
        return keeping.needsSummaries()
                ? !known.between(mirror, DataClass.SUMMARIES, orcid, orcid).isEmpty()
                : keeping.lists(orcid);
    }

    /**
     * Reads as much of a summary as says where the researcher works. One that is passed over is still read to its end and
     * verified: damaged bytes decide nothing.
     */
    public Fetched sift(Fetched fetched) {
        Candidate candidate = fetched.candidate();
        ObjectBody body = fetched.body();
        if (body == null || !keeping.needsSummaries() || !(candidate.key() instanceof ObjectKey.Summary)) {
            return fetched;
        }
        boolean kept = false;
        try {
            kept = body.peek(keeping::employs);
            if (!kept) {
                UUID etag = files.prove(candidate.key(), body).etag();
                candidate.batch().passOver(candidate.key(), etag, keeping.rule());
                forget(candidate);
                candidate.pass().progress().unchanged();
            }
        } finally {
            if (!kept) {
                body.close();
            }
        }
        return kept ? fetched : new Fetched(candidate, null);
    }

    /** What is here of a record goes; events tell of it. */
    private void forget(Candidate candidate) {
        KnownObject here = candidate.known();
        if (here == null || here.bytes() == 0) {
            return;
        }
        Mirror mirror = candidate.pass().mirror();
        OrcidId orcid = candidate.key().orcid();
        candidate.batch().forget(candidate.key());
        candidate.pass().progress().removed();
        for (ObjectKey activity :
                known.between(mirror, DataClass.ACTIVITIES, orcid, orcid).keySet()) {
            candidate.batch().forget(activity);
            candidate.pass().progress().removed();
        }
    }

    /** What is here of a stretch, by place. */
    Map<ObjectKey, KnownObject> here(Mirror mirror, DataClass dataClass, long first, long last) {
        return known.between(mirror, dataClass, first, last);
    }

    /** Whether no record is passed over at all. */
    boolean keepsAll() {
        return keeping.keepsAll();
    }

    /** The summaries of a stretch that were passed over, by the ETags they had: none is fetched before it changes. */
    Map<ObjectKey, KnownObject> passedOver(Mirror mirror, DataClass dataClass, OrcidId first, OrcidId last) {
        return keeping.needsSummaries() && dataClass == DataClass.SUMMARIES
                ? passedOver.between(mirror, first, last, keeping.rule())
                : Map.of();
    }

    /** Adds the summaries that were passed over to those that are known. */
    Map<ObjectKey, KnownObject> withPassedOver(
            Mirror mirror, DataClass dataClass, Map<ObjectKey, KnownObject> here, OrcidId first, OrcidId last) {
        Map<ObjectKey, KnownObject> all = new HashMap<>(passedOver(mirror, dataClass, first, last));
        all.putAll(here);
        return all;
    }
}
