package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.bucket.BucketClient;
import org.orcidcaravan.sync.bucket.ListedObject;
import org.orcidcaravan.sync.bucket.ListedPage;
import org.orcidcaravan.sync.mirror.Batch;
import org.orcidcaravan.sync.mirror.Confirmation;
import org.orcidcaravan.sync.mirror.FolderCheckpoint;
import org.orcidcaravan.sync.mirror.KeyGrammar;
import org.orcidcaravan.sync.mirror.KnownObject;
import org.orcidcaravan.sync.mirror.MirrorFiles;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Position;
import org.orcidcaravan.sync.mirror.Refusal;
import org.orcidcaravan.sync.mirror.Vanished;

/** The steps of a folder's scan: list a page and compare it with what is known; and, when its objects are done, confirm. */
@Named("folderListing")
@Unremovable
@ApplicationScoped
public class FolderListing {
    private final BucketClient buckets;
    private final MirrorFiles files;
    private final Confirmation confirmation;
    private final ScanPace pace;
    private final ScanFindings findings;
    private final RecordFilter filter;
    private final FolderClaims claims;

    FolderListing(
            BucketClient buckets,
            MirrorFiles files,
            Confirmation confirmation,
            ScanPace pace,
            ScanFindings findings,
            RecordFilter filter,
            FolderClaims claims) {
        this.filter = filter;
        this.claims = claims;
        this.pace = pace;
        this.findings = findings;
        this.files = files;
        this.buckets = buckets;
        this.confirmation = confirmation;
    }

    private record Accepted(ObjectKey key, ListedObject listed) {}

    /**
     * Lists the next page, up to 1,000 keys after the last confirmed one, and compares it with what is known of that
     * stretch, in one query. Asking by key and not by continuation token makes this step repeatable after any failure
     * (faults.md row 14).
     */
    public FolderScan nextPage(FolderScan scan) {
        Pass pass = scan.pass();
        if (!claims.take(scan)) {
            return scan;
        }
        if (scan.takeSweep()) {
            files.sweep(pass.mirror(), scan.dataClass(), scan.folder());
        }
        if (scan.startAfter() == null && !files.hasFolder(pass.mirror(), scan.dataClass(), scan.folder())) {
            scan.bare();
        }
        pace.await(pass);
        ListedPage page = buckets.list(scan.bucket(), scan.folder().prefix(), scan.startAfter());
        pass.folderListed();
        pace.listed(pass, page.objects().size());
        Batch batch = pass.batch();
        List<Accepted> accepted = new ArrayList<>(page.objects().size());
        for (ListedObject listed : page.objects()) {
            switch (KeyGrammar.read(scan.dataClass(), scan.folder(), listed.key())) {
                case KeyGrammar.Reading.Accepted(ObjectKey key) -> accepted.add(new Accepted(key, listed));
                case KeyGrammar.Reading.Refused(String reason) ->
                    batch.add(new Refusal(scan.bucket(), listed.key(), reason));
            }
        }
        pass.progress().listed(page.objects().size());
        pass.progress().refused(page.objects().size() - accepted.size());
        String reached =
                page.objects().isEmpty() ? null : page.objects().getLast().key();
        scan.page(batch, compare(scan, batch, accepted, !page.truncated()), reached, !page.truncated());
        return scan;
    }

    /** What is new or changed is to be looked at; what is known of this stretch and was not listed is noted. */
    private List<Candidate> compare(FolderScan scan, Batch batch, List<Accepted> accepted, boolean last) {
        if (accepted.isEmpty() && !last) {
            return List.of();
        }
        Pass pass = scan.pass();
        long end = last
                ? Position.last(scan.folder())
                : Position.of(accepted.getLast().key().orcid());
        Map<ObjectKey, KnownObject> here = filter.here(pass.mirror(), scan.dataClass(), scan.comparedPosition(), end);
        Map<ObjectKey, KnownObject> passedOver = passedOver(scan, accepted);
        List<Candidate> candidates = new ArrayList<>();
        List<Candidate> differing = new ArrayList<>();
        for (Accepted object : accepted) {
            KnownObject kept = here.remove(object.key());
            Candidate candidate = Candidate.listed(
                    new Candidate.Place(pass, batch, scan.bucket(), object.key(), null),
                    object.listed(),
                    kept == null ? passedOver.get(object.key()) : kept);
            if (scan.isBare()) {
                candidate.withoutFile();
            }
            if (!candidate.isKnown()) {
                differing.add(candidate);
            }
            // Most are known and unchanged: those need no step of a route to say so, unless it sifts them.
            if (candidate.isKnown() && filter.keepsAll()) {
                candidate.skip();
            } else {
                candidates.add(candidate);
            }
        }
        findings.judge(scan, differing, end);
        vanished(scan, batch, here, last ? null : accepted.getLast().key().text());
        if (!accepted.isEmpty()) {
            scan.compared(accepted.getLast().key());
        }
        return candidates;
    }

    private Map<ObjectKey, KnownObject> passedOver(FolderScan scan, List<Accepted> accepted) {
        return accepted.isEmpty()
                ? Map.of()
                : filter.passedOver(
                        scan.pass().mirror(),
                        scan.dataClass(),
                        accepted.getFirst().key().orcid(),
                        accepted.getLast().key().orcid());
    }

    /** The rest of what is known, as far as this page's listing went. */
    private static void vanished(
            FolderScan scan, Batch batch, Map<ObjectKey, KnownObject> rest, @Nullable String reached) {
        rest.forEach((key, object) -> {
            String text = key.text();
            if (text.compareTo(scan.comparedTo()) > 0 && (reached == null || text.compareTo(reached) <= 0)) {
                batch.note(new Vanished(key, object.etag(), Vanished.Reason.SCAN));
            }
        });
    }

    /** Makes the page durable and remembers where the folder's scan goes on; not if the pass was stopped on the way. */
    public FolderScan confirm(FolderScan scan) {
        if (scan.isElsewhere()) {
            scan.pass().progress().stepsDone(1);
            return scan;
        }
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
