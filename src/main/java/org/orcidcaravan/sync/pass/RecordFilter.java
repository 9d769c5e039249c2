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
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.bucket.ObjectBody;
import org.orcidcaravan.sync.keep.Keeping;
import org.orcidcaravan.sync.keep.Keeping.Says;
import org.orcidcaravan.sync.mirror.KnownObject;
import org.orcidcaravan.sync.mirror.KnownObjects;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorFiles;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.PassedOverStore;
import org.orcidcaravan.sync.mirror.StoredFile;
import org.orcidcaravan.sync.mirror.Vanished;

/**
 * The steps that keep a record or pass it over ({@code caravan.sync.keep}). What is passed over is remembered by its ETag.
 * What is here and no longer matches is only noted; it goes at the end of the pass, unless it is too much at once
 * ({@link Deletions}). A record that is closed says nothing about its owner: one that is here stays, and is told of as
 * closed; one that is not is not taken.
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
        if (candidate.isLetGo()) {
            letGo(candidate);
            return false;
        }
        if (keeping.keepsAll() || candidate.isVanished()) {
            return true;
        }
        boolean wanted = candidate.key() instanceof ObjectKey.Summary ? summary(candidate) : activity(candidate);
        if (!wanted) {
            candidate.pass().progress().unchanged();
        }
        return wanted;
    }

    private boolean summary(Candidate candidate) {
        KnownObject here = candidate.isHere() ? candidate.known() : null;
        if (!keeping.needsSummaries()) {
            boolean listed = keeping.lists(candidate.key().orcid());
            if (!listed && here != null) {
                candidate.batch().note(new Vanished(candidate.key(), here.etag(), Vanished.Reason.LET_GO));
            }
            return listed;
        }
        // An employment ended with the days, or the settings changed; the record itself need not have.
        candidate.leave(here != null && says(candidate) == Says.NOT_OURS);
        return true;
    }

    /** What the summary's file says; when that cannot be told, nothing is to happen because of it. */
    private Says says(Candidate candidate) {
        Mirror mirror = candidate.pass().mirror();
        if (!mirror.form().keepsBytes()) {
            // Its JSON does not tell; the next change of the record does.
            return Says.OURS;
        }
        try (InputStream summary = StoredFile.open(mirror.file(candidate.key()))) {
            return keeping.read(summary);
        } catch (NoSuchFileException missing) {
            return Says.OURS;
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
        return keeping.needsSummaries() ? summaryOf(mirror, orcid) != null : keeping.lists(orcid);
    }

    private @Nullable KnownObject summaryOf(Mirror mirror, OrcidId orcid) {
        return known.between(mirror, DataClass.SUMMARIES, orcid, orcid).get(new ObjectKey.Summary(orcid));
    }

    /**
     * Reads as much of a summary as says where the researcher works. One that is passed over is still read to its end and
     * verified: damaged bytes decide nothing. What is here is brought up to date in any case, and decided about later.
     */
    public Fetched sift(Fetched fetched) {
        Candidate candidate = fetched.candidate();
        ObjectBody body = fetched.body();
        if (body == null || !keeping.needsSummaries() || !(candidate.key() instanceof ObjectKey.Summary)) {
            return fetched;
        }
        boolean taken = false;
        try {
            Says says = body.peek(keeping::read);
            taken = says == Says.OURS || isHere(candidate);
            candidate.leave(says == Says.NOT_OURS);
            if (!taken) {
                UUID etag = files.prove(candidate.key(), body).etag();
                candidate.batch().passOver(candidate.key(), etag, keeping.rule());
                candidate.pass().progress().unchanged();
            }
        } finally {
            if (!taken) {
                body.close();
            }
        }
        return taken ? fetched : new Fetched(candidate, null);
    }

    /** Listings are compared with what is here; others, such as one that failed earlier, may not know it. */
    private boolean isHere(Candidate candidate) {
        return candidate.isHere()
                || (candidate.listedEtag() == null
                        && summaryOf(candidate.pass().mirror(), candidate.key().orcid()) != null);
    }

    /** A record that may go, with its activities; unless it is to be kept after all, as looked at once more. */
    private void letGo(Candidate candidate) {
        Mirror mirror = candidate.pass().mirror();
        OrcidId orcid = candidate.key().orcid();
        KnownObject here = summaryOf(mirror, orcid);
        if (here == null || stays(candidate)) {
            candidate.skip();
            return;
        }
        if (keeping.needsSummaries()) {
            candidate.batch().passOver(candidate.key(), here.etag(), keeping.rule());
        }
        forget(candidate, candidate.key());
        known.between(mirror, DataClass.ACTIVITIES, orcid, orcid)
                .keySet()
                .forEach(activity -> forget(candidate, activity));
    }

    private boolean stays(Candidate candidate) {
        if (keeping.keepsAll()) {
            return true;
        }
        if (!keeping.needsSummaries()) {
            return keeping.lists(candidate.key().orcid());
        }
        // JSON tells nothing, so what was noted holds.
        return candidate.pass().mirror().form().keepsBytes() && says(candidate) != Says.NOT_OURS;
    }

    private static void forget(Candidate candidate, ObjectKey key) {
        candidate.batch().forget(key);
        candidate.pass().progress().removed();
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
