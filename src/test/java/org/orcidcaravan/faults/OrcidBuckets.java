package org.orcidcaravan.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.simulator.bucket.BucketLayout;
import org.orcidcaravan.simulator.bucket.BucketServer;
import org.orcidcaravan.simulator.bucket.Buckets;
import org.orcidcaravan.simulator.bucket.ChangeListFile;
import org.orcidcaravan.simulator.bucket.ChangeRow;
import org.orcidcaravan.simulator.bucket.Credentials;
import org.orcidcaravan.simulator.record.SyntheticIds;
import org.orcidcaravan.sync.mirror.ActivityType;
import org.orcidcaravan.sync.mirror.ObjectKey;

/** A handful of objects in ORCID's buckets on a real S3 server, with a {@link Middleman} before it. */
final class OrcidBuckets implements AutoCloseable {
    private static final List<String> DATA =
            List.of(BucketLayout.SUMMARIES, "v3.0-activities-a", "v3.0-activities-b", "v3.0-activities-c");

    private final BucketServer server = BucketServer.open(0, Credentials.SYNTHETIC);
    private final Buckets content = server.buckets();
    private final Middleman middleman;
    private final Map<OrcidId, Instant> changes = new LinkedHashMap<>();

    OrcidBuckets() throws IOException {
        middleman = new Middleman(server.endpoint());
    }

    Middleman middleman() {
        return middleman;
    }

    Buckets content() {
        return content;
    }

    /** Empty buckets, no change list, no faults. */
    void clear() {
        for (String bucket : DATA) {
            content.keys(bucket, "").forEach(key -> content.delete(bucket, key));
        }
        content.delete(BucketLayout.CHANGE_LIST, BucketLayout.CHANGE_LIST_KEY);
        changes.clear();
        middleman.behave();
    }

    static OrcidId id(int index) {
        return SyntheticIds.at(index);
    }

    static String summaryKey(int index) {
        return new ObjectKey.Summary(id(index)).text();
    }

    static String workKey(int index, long putCode) {
        return new ObjectKey.Activity(id(index), ActivityType.WORKS, putCode).text();
    }

    static String activitiesBucket(int index) {
        return BucketLayout.activities(id(index));
    }

    void summary(int index, String text) {
        content.put(BucketLayout.SUMMARIES, summaryKey(index), text.getBytes(StandardCharsets.UTF_8));
    }

    void work(int index, long putCode, String text) {
        content.put(activitiesBucket(index), workKey(index, putCode), text.getBytes(StandardCharsets.UTF_8));
    }

    void removeWork(int index, long putCode) {
        content.delete(activitiesBucket(index), workKey(index, putCode));
    }

    /** Summaries of the records from 0 on, all of another content. */
    void summaries(int count) {
        for (int i = 0; i < count; i++) {
            summary(i, "<record>" + id(i) + " " + "x".repeat(i * 37) + "</record>");
        }
    }

    /** From now on folders that hold nothing are listed without asking the real server: a full pass lists 1,100. */
    void listEmptyFoldersQuickly() {
        Set<String> folders = DATA.stream()
                .flatMap(bucket -> content.keys(bucket, "").stream())
                .map(key -> key.substring(0, "000/".length()))
                .collect(Collectors.toSet());
        String empty = "<ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>0</KeyCount></ListBucketResult>";
        middleman.plan(
                Middleman.ALWAYS,
                request -> request.isListing()
                        && request.prefix().length() == "000/".length()
                        && !folders.contains(request.prefix()),
                Fault.instead(new Answer(200, Map.of(), empty.getBytes(StandardCharsets.UTF_8))));
    }

    /** A row of the change list, or a newer one for the same record; {@link #announce} publishes it. */
    void changed(int index, Instant when) {
        changes.put(id(index), when);
    }

    /** Publishes the list with all rows so far. */
    void announce(Instant built) {
        List<ChangeRow> rows = changes.entrySet().stream()
                .map(change -> new ChangeRow(change.getKey(), change.getValue(), change.getValue()))
                .toList();
        changeList(ChangeListFile.write(rows, built));
    }

    /** Publishes any bytes as the list. */
    void changeList(byte[] file) {
        content.put(BucketLayout.CHANGE_LIST, BucketLayout.CHANGE_LIST_KEY, file);
    }

    byte[] changeList() {
        return content.get(BucketLayout.CHANGE_LIST, BucketLayout.CHANGE_LIST_KEY)
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        middleman.close();
        server.close();
    }
}
