package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.bucket.BucketClient;
import org.orcidcaravan.sync.bucket.ListedObject;
import org.orcidcaravan.sync.bucket.ListedPage;
import org.orcidcaravan.sync.mirror.Batch;
import org.orcidcaravan.sync.mirror.Confirmation;
import org.orcidcaravan.sync.mirror.FolderCheckpoint;
import org.orcidcaravan.sync.mirror.KeyGrammar;
import org.orcidcaravan.sync.mirror.KnownObject;
import org.orcidcaravan.sync.mirror.KnownObjects;
import org.orcidcaravan.sync.mirror.MirrorFiles;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Refusal;

/** The steps of a folder's scan: list a page and look up what is known of it; and, when its objects are done, confirm. */
@Named("folderListing")
@Unremovable
@ApplicationScoped
public class FolderListing {
    private final BucketClient buckets;
    private final KnownObjects known;
    private final MirrorFiles files;
    private final Confirmation confirmation;
    private final RecordFilter filter;

    FolderListing(
            BucketClient buckets,
            KnownObjects known,
            MirrorFiles files,
            Confirmation confirmation,
            RecordFilter filter) {
        this.filter = filter;
        this.files = files;
        this.buckets = buckets;
        this.known = known;
        this.confirmation = confirmation;
    }

    private record Accepted(ObjectKey key, ListedObject listed) {}

    /**
     * Lists the next page, up to 1,000 keys after the last confirmed one, and looks all of them up in one query. Asking
     * by key and not by continuation token makes this step repeatable after any failure (faults.md row 14).
     */
    public FolderScan nextPage(FolderScan scan) {
        if (scan.takeSweep()) {
            files.sweep(scan.pass().mirror(), scan.dataClass(), scan.folder());
        }
        ListedPage page = buckets.list(scan.bucket(), scan.folder().prefix(), scan.startAfter());
        scan.pass().folderListed();
        Batch batch = new Batch(scan.pass().mirror());
        List<Accepted> accepted = new ArrayList<>(page.objects().size());
        for (ListedObject listed : page.objects()) {
            switch (KeyGrammar.read(scan.dataClass(), scan.folder(), listed.key())) {
                case KeyGrammar.Reading.Accepted(ObjectKey key) -> accepted.add(new Accepted(key, listed));
                case KeyGrammar.Reading.Refused(String reason) ->
                    batch.add(new Refusal(scan.bucket(), listed.key(), reason));
            }
        }
        scan.pass().progress().listed(page.objects().size());
        scan.pass().progress().refused(page.objects().size() - accepted.size());
        String reached =
                page.objects().isEmpty() ? null : page.objects().getLast().key();
        scan.page(batch, candidates(scan, batch, accepted), reached, !page.truncated());
        return scan;
    }

    private List<Candidate> candidates(FolderScan scan, Batch batch, List<Accepted> accepted) {
        if (accepted.isEmpty()) {
            return List.of();
        }
        Pass pass = scan.pass();
        OrcidId first = accepted.getFirst().key().orcid();
        OrcidId last = accepted.getLast().key().orcid();
        Map<ObjectKey, KnownObject> found = filter.withPassedOver(
                pass.mirror(),
                scan.dataClass(),
                known.between(pass.mirror(), scan.dataClass(), first, last),
                first,
                last);
        return accepted.stream()
                .map(object -> Candidate.listed(
                        new Candidate.Place(pass, batch, scan.bucket(), object.key(), null),
                        object.listed(),
                        found.get(object.key())))
                .toList();
    }

    /** Makes the page durable and remembers where the folder's scan goes on; not if the pass was stopped on the way. */
    public FolderScan confirm(FolderScan scan) {
        String reached = scan.startAfter();
        if (scan.pass().isOpen(scan.bucket())) {
            scan.batch()
                    .checkpoint(new FolderCheckpoint(
                            scan.dataClass(), scan.folder(), reached == null ? "" : reached, scan.finished()));
        }
        confirmation.confirm(scan.batch());
        scan.release();
        if (scan.finished()) {
            scan.pass().progress().stepsDone(1);
        }
        return scan;
    }
}
