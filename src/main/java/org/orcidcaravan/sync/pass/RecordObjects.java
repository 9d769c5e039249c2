package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.bucket.BucketClient;
import org.orcidcaravan.sync.bucket.ListedObject;
import org.orcidcaravan.sync.bucket.ListedPage;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.Etags;
import org.orcidcaravan.sync.mirror.KeyGrammar;
import org.orcidcaravan.sync.mirror.KnownObject;
import org.orcidcaravan.sync.mirror.KnownObjects;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorFiles;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Refusal;
import org.orcidcaravan.sync.mirror.VerifiedBy;
import org.orcidcaravan.sync.pass.RecordSweep.RecordVisit;

/** The objects of one changed record: its summary, or its activities by set difference with the bucket's listing. */
@Named("recordObjects")
@Unremovable
@ApplicationScoped
public class RecordObjects {
    private final BucketClient buckets;
    private final BucketNames names;
    private final KnownObjects known;
    private final MirrorFiles files;
    private final RecordFilter filter;

    RecordObjects(BucketClient buckets, BucketNames names, KnownObjects known, MirrorFiles files, RecordFilter filter) {
        this.filter = filter;
        this.buckets = buckets;
        this.names = names;
        this.known = known;
        this.files = files;
    }

    /**
     * What is to be fetched for a record. Activities that a complete listing of the record does not show any more are
     * noted for removal.
     */
    public List<Candidate> of(RecordVisit visit) {
        RecordSweep sweep = visit.sweep();
        OrcidId orcid = visit.record().orcid();
        String bucket = names.of(sweep.dataClass(), ChecksumFolder.of(orcid));
        if (!sweep.pass().isOpen(bucket)) {
            throw new PassStopped();
        }
        Mirror mirror = sweep.pass().mirror();
        if (sweep.dataClass() == DataClass.ACTIVITIES && !filter.keepsActivities(mirror, orcid)) {
            return List.of();
        }
        Map<ObjectKey, KnownObject> here = filter.withPassedOver(
                mirror, sweep.dataClass(), known.between(mirror, sweep.dataClass(), orcid, orcid), orcid, orcid);
        return sweep.dataClass() == DataClass.SUMMARIES
                ? List.of(summary(visit, bucket, here))
                : activities(visit, bucket, here);
    }

    private Candidate summary(RecordVisit visit, String bucket, Map<ObjectKey, KnownObject> here) {
        ObjectKey key = new ObjectKey.Summary(visit.record().orcid());
        Candidate.Place place = place(visit, bucket, key);
        KnownObject confirmed = here.get(key);
        if (confirmed != null) {
            return Candidate.named(place, confirmed);
        }
        Mirror mirror = visit.sweep().pass().mirror();
        Optional<String> onDisk = files.localEtag(mirror, key);
        return onDisk.map(etag -> Candidate.onDisk(
                        place, new KnownObject(Etags.packed(etag), files.localBytes(mirror, key), VerifiedBy.MD5)))
                .orElseGet(() -> Candidate.named(place, null));
    }

    private List<Candidate> activities(RecordVisit visit, String bucket, Map<ObjectKey, KnownObject> here) {
        OrcidId orcid = visit.record().orcid();
        ChecksumFolder folder = ChecksumFolder.of(orcid);
        Map<ObjectKey, KnownObject> vanished = new HashMap<>(here);
        List<Candidate> candidates = new ArrayList<>();
        for (ListedObject listed : list(bucket, folder.prefix() + orcid + "/")) {
            switch (KeyGrammar.read(DataClass.ACTIVITIES, folder, listed.key())) {
                case KeyGrammar.Reading.Accepted(ObjectKey key) -> {
                    vanished.remove(key);
                    candidates.add(Candidate.listed(place(visit, bucket, key), listed, here.get(key)));
                }
                case KeyGrammar.Reading.Refused(String reason) -> {
                    visit.sweep().batch().add(new Refusal(bucket, listed.key(), reason));
                    visit.sweep().pass().progress().refused(1);
                }
            }
        }
        for (ObjectKey key : vanished.keySet()) {
            visit.sweep().batch().remove(key);
            visit.sweep().pass().progress().removed();
        }
        return candidates;
    }

    /** All pages, or an exception: a listing that was cut short must never look like a deletion. */
    private List<ListedObject> list(String bucket, String prefix) {
        List<ListedObject> all = new ArrayList<>();
        @Nullable String after = null;
        ListedPage page;
        do {
            page = buckets.list(bucket, prefix, after);
            all.addAll(page.objects());
            after = page.objects().isEmpty() ? after : page.objects().getLast().key();
        } while (page.truncated());
        return all;
    }

    private static Candidate.Place place(RecordVisit visit, String bucket, ObjectKey key) {
        RecordSweep sweep = visit.sweep();
        return new Candidate.Place(sweep.pass(), sweep.batch(), bucket, key, visit.changedAt());
    }
}
