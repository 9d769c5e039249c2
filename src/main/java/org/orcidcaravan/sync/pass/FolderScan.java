package org.orcidcaravan.sync.pass;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.Batch;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.KeyGrammar;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Position;

/** The scan of one checksum folder of one data class, page by page. One thread owns it. */
public final class FolderScan {
    private final Pass pass;
    private final DataClass dataClass;
    private final ChecksumFolder folder;
    private final String bucket;
    private @Nullable String startAfter;
    private String comparedTo;
    private long comparedPosition;
    private boolean claimed;
    private boolean elsewhere;
    private boolean finished;
    private boolean sweepFirst;
    private boolean bare;
    private Batch batch;
    private List<Candidate> candidates = List.of();

    FolderScan(Pass pass, DataClass dataClass, ChecksumFolder folder, String bucket, @Nullable String startAfter) {
        this.pass = pass;
        this.dataClass = dataClass;
        this.folder = folder;
        this.bucket = bucket;
        this.startAfter = startAfter;
        this.batch = pass.batch();
        this.comparedTo = startAfter == null ? "" : startAfter;
        this.comparedPosition = position(startAfter);
    }

    private long position(@Nullable String key) {
        return key != null
                        && KeyGrammar.read(dataClass, folder, key)
                                instanceof KeyGrammar.Reading.Accepted(ObjectKey read)
                ? Position.of(read.orcid())
                : Position.first(folder);
    }

    /** Whether there is another page to look at. */
    public boolean isUnfinished() {
        return !finished && pass.isOpen(bucket);
    }

    /** The objects of the current page. */
    public List<Candidate> getCandidates() {
        return candidates;
    }

    /** The next page is here: {@code reached} is its last key, or null when it is empty. */
    void page(Batch fresh, List<Candidate> page, @Nullable String reached, boolean last) {
        batch = fresh;
        candidates = page;
        startAfter = reached == null ? startAfter : reached;
        finished = last;
    }

    /**
     * The page's objects are done. They are let go at once: the route's split keeps every folder until the pass ends, and
     * with it whatever the folder holds.
     */
    void release() {
        batch = pass.batch();
        candidates = List.of();
    }

    /** An earlier process may have been killed in this folder: its temporary files go first. */
    void sweepFirst() {
        sweepFirst = true;
    }

    /** Taken by this process: it goes on behind this key, whoever confirmed it. */
    void claimed(String confirmed) {
        claimed = true;
        startAfter = confirmed.isEmpty() ? null : confirmed;
        comparedTo = confirmed;
        comparedPosition = position(startAfter);
    }

    boolean isClaimed() {
        return claimed;
    }

    /** Another process scans it, or has done so. */
    void leave() {
        elsewhere = true;
        finished = true;
    }

    boolean isElsewhere() {
        return elsewhere;
    }

    /** Up to here the folder is compared with what is known; in S3's order. */
    String comparedTo() {
        return comparedTo;
    }

    /** The place of the record that the comparison goes on with. */
    long comparedPosition() {
        return comparedPosition;
    }

    void compared(ObjectKey last) {
        comparedTo = last.text();
        comparedPosition = Position.of(last.orcid());
    }

    /** Whether to sweep now; once only. */
    boolean takeSweep() {
        boolean now = sweepFirst;
        sweepFirst = false;
        return now;
    }

    /** Nothing had been stored in this folder when its scan began: no file needs to be looked for. */
    void bare() {
        bare = true;
    }

    boolean isBare() {
        return bare;
    }

    Pass pass() {
        return pass;
    }

    DataClass dataClass() {
        return dataClass;
    }

    ChecksumFolder folder() {
        return folder;
    }

    String bucket() {
        return bucket;
    }

    @Nullable
    String startAfter() {
        return startAfter;
    }

    boolean finished() {
        return finished;
    }

    Batch batch() {
        return batch;
    }

    @Override
    public String toString() {
        return bucket + "/" + folder.prefix();
    }
}
