package org.orcidcaravan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.simulator.bucket.BucketLayout;
import org.orcidcaravan.simulator.bucket.Credentials;
import org.orcidcaravan.simulator.bucket.WireBuckets;
import org.orcidcaravan.simulator.record.RecordKeys;
import org.orcidcaravan.sync.bucket.BucketClient;
import org.orcidcaravan.sync.bucket.BucketException;
import org.orcidcaravan.sync.bucket.Condition;
import org.orcidcaravan.sync.bucket.ListedObject;
import org.orcidcaravan.sync.bucket.NotModified;
import org.orcidcaravan.sync.bucket.ObjectBody;
import org.orcidcaravan.sync.bucket.ObjectChanged;
import org.orcidcaravan.sync.bucket.Patience;
import org.orcidcaravan.sync.bucket.S3Address;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A small world, looked at as the sync does: through HTTP, with signed requests. */
class SimulatedWorldTest {
    private static final int RECORDS = 130;
    private static final Clock CLOCK = Clock.systemUTC();

    private SimulatedWorld world;
    private BucketClient client;

    @BeforeEach
    void open() {
        world = SimulatedWorld.open(
                SimulatorPlan.of(new SplittableRandom(11), CLOCK).withRecords(RECORDS));
        client = client(world.accessKey(), world.secretKey());
    }

    @AfterEach
    void close() {
        client.close();
        world.close();
    }

    @Test
    void objects_lie_in_orcids_buckets_under_orcids_keys() {
        List<ListedObject> summaries = all(BucketLayout.SUMMARIES);
        assertThat(summaries).hasSizeBetween(RECORDS - 5, RECORDS - 1).allSatisfy(object -> {
            assertThat(object.key()).matches("(\\d\\d[\\dX])/0[\\d-]+\\1\\.xml");
            assertThat(object.etag()).matches("[0-9a-f]{32}");
        });
        assertThat(summaries).extracting(ListedObject::key).isSorted();
        Map.of('a', "[0-3]", 'b', "[4-7]", 'c', "[89X]")
                .forEach((bucket, digits) -> assertThat(all("v3.0-activities-" + bucket))
                        .isNotEmpty()
                        .allSatisfy(object -> assertThat(object.key())
                                .matches("(\\d\\d" + digits + ")/(0[\\d-]+\\1)/([a-z-]+)/\\2_\\3_\\d+\\.xml")));
    }

    @Test
    void an_etag_is_the_md5_of_the_bytes_and_conditions_hold() throws Exception {
        ListedObject listed = all(BucketLayout.SUMMARIES).getFirst();

        byte[] bytes = get(BucketLayout.SUMMARIES, listed.key());
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes)))
                .isEqualTo(listed.etag());
        assertThat(listed.size()).isEqualTo(bytes.length);
        assertThat(client.get(BucketLayout.SUMMARIES, listed.key(), new Condition.IfNoneMatch(listed.etag())))
                .isInstanceOf(NotModified.class);
        assertThatThrownBy(
                        () -> client.get(BucketLayout.SUMMARIES, listed.key(), new Condition.IfMatch("0".repeat(32))))
                .isInstanceOf(ObjectChanged.class);
    }

    @Test
    void a_request_signed_with_other_credentials_is_refused() {
        String key = all(BucketLayout.SUMMARIES).getFirst().key();
        try (BucketClient wrongSecret = client(world.accessKey(), "another-secret");
                BucketClient wrongKey = client("ANOTHER-KEY", world.secretKey())) {
            assertThatThrownBy(() -> wrongSecret.get(BucketLayout.SUMMARIES, key, new Condition.Any()))
                    .isInstanceOf(BucketException.class);
            assertThatThrownBy(() -> wrongKey.get(BucketLayout.SUMMARIES, key, new Condition.Any()))
                    .isInstanceOf(BucketException.class);
        }
    }

    @Test
    void a_world_can_have_credentials_of_its_own() {
        Credentials own = new Credentials("OWN-KEY", "own-secret");
        try (SimulatedWorld other = SimulatedWorld.open(SimulatorPlan.of(new SplittableRandom(1), CLOCK)
                        .withRecords(3)
                        .withCredentials(own));
                BucketClient right = client(other, own.accessKey(), own.secretKey());
                BucketClient wrong = client(other, world.accessKey(), world.secretKey())) {
            assertThat(right.list(BucketLayout.SUMMARIES, "", null).objects()).hasSize(3);
            assertThatThrownBy(() -> wrong.list(BucketLayout.SUMMARIES, "", null))
                    .isInstanceOf(BucketException.class);
        }
    }

    @Test
    void the_change_list_is_a_compressed_tar_with_the_newest_first() throws Exception {
        List<String> lines = changeList();

        assertThat(lines.getFirst()).isEqualTo("orcid,path,date_created,last_modified");
        List<String> times =
                lines.stream().skip(1).map(line -> line.split(",", -1)[3]).toList();
        assertThat(times)
                .hasSize(RECORDS)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allMatch(time -> time.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?"))
                .anyMatch(time -> time.indexOf('.') < 0);
        assertThat(lines.stream().skip(1).map(line -> OrcidId.parse(line.split(",", -1)[0])))
                .allMatch(id -> id.isPresent());
        assertThat(lines.stream().skip(1).filter(line -> !exists(line)))
                .as("unclaimed records")
                .isNotEmpty();
    }

    @Test
    void a_mutation_changes_objects_and_what_the_list_says_of_them() throws Exception {
        Map<String, String> etags = etags();
        Map<String, String> times = times();
        int activities = activities();
        Instant start = CLOCK.instant();

        MutationReport report = world.mutate(20);

        assertThat(report.records()).isEqualTo(20);
        assertThat(report.added()).hasSize(4).allSatisfy(id -> assertThat(times).doesNotContainKey(id.toString()));
        assertThat(report.closed()).hasSize(1);
        assertThat(report.shortened()).isNotEmpty();
        Map<String, String> timesAfter = times();
        Map<String, String> etagsAfter = etags();
        touched(report).forEach(id -> {
            assertThat(etagsAfter.get(RecordKeys.summary(id))).isNotEqualTo(etags.get(RecordKeys.summary(id)));
            if (!report.keptBack().contains(id)) {
                assertThat(timesAfter.get(id.toString()))
                        .isGreaterThan(start.minusSeconds(60).toString().replace('T', ' '));
            }
        });
        assertThat(changeList().stream()
                        .skip(1)
                        .limit(20L - report.keptBack().size())
                        .map(line -> line.split(",", -1)[0]))
                .containsExactlyInAnyOrderElementsOf(touched(report).stream()
                        .filter(id -> !report.keptBack().contains(id))
                        .map(OrcidId::toString)
                        .toList());
        OrcidId closed = report.closed().getFirst();
        assertThat(text(closed)).contains("<error:error");
        assertThat(client.list(BucketLayout.activities(closed), RecordKeys.activitiesOf(closed), null)
                        .objects())
                .isEmpty();
        assertThat(activities()).isNotEqualTo(activities);
    }

    @Test
    void a_row_kept_back_comes_with_the_next_mutation() throws Exception {
        MutationReport report;
        do {
            report = world.mutate(3);
        } while (report.keptBack().isEmpty());
        OrcidId late = report.keptBack().getFirst();
        String before = times().get(late.toString());

        world.mutate(1);

        assertThat(times().get(late.toString())).isGreaterThan(before);
    }

    @Test
    void a_world_can_be_mutated_from_another_process_over_the_wire() throws Exception {
        Map<String, String> etags = etags();
        Mutation elsewhere = new Mutation(new WireBuckets(client), new SplittableRandom(5), CLOCK);

        MutationReport first = elsewhere.run(10);
        MutationReport second = world.mutate(10);

        assertThat(first.records() + second.records()).isEqualTo(20);
        assertThat(second.added()).doesNotContainAnyElementsOf(first.added());
        Map<String, String> after = etags();
        assertThat(touched(first))
                .allSatisfy(id ->
                        assertThat(after.get(RecordKeys.summary(id))).isNotEqualTo(etags.get(RecordKeys.summary(id))));
    }

    @Test
    void a_port_that_is_taken_is_named() {
        int port = world.endpoint().getPort();

        assertThatThrownBy(() -> SimulatedWorld.open(SimulatorPlan.of(new SplittableRandom(1), CLOCK)
                        .withRecords(1)
                        .onPort(port)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("port " + port);
    }

    private static List<OrcidId> touched(MutationReport report) {
        List<OrcidId> all = new ArrayList<>(report.added());
        all.addAll(report.closed());
        all.addAll(report.shortened());
        all.addAll(report.extended());
        return all;
    }

    private Map<String, String> etags() {
        Map<String, String> etags = new HashMap<>();
        all(BucketLayout.SUMMARIES).forEach(object -> etags.put(object.key(), object.etag()));
        return etags;
    }

    private Map<String, String> times() throws Exception {
        Map<String, String> times = new HashMap<>();
        changeList().stream().skip(1).map(line -> line.split(",", -1)).forEach(cells -> times.put(cells[0], cells[3]));
        return times;
    }

    private int activities() {
        return all("v3.0-activities-a").size()
                + all("v3.0-activities-b").size()
                + all("v3.0-activities-c").size();
    }

    private boolean exists(String line) {
        OrcidId id = OrcidId.parse(line.split(",", -1)[0]).orElseThrow();
        return !client.list(BucketLayout.SUMMARIES, RecordKeys.summary(id), null)
                .objects()
                .isEmpty();
    }

    private String text(OrcidId id) throws Exception {
        return new String(get(BucketLayout.SUMMARIES, RecordKeys.summary(id)), StandardCharsets.UTF_8);
    }

    private List<String> changeList() throws Exception {
        byte[] file = get(BucketLayout.CHANGE_LIST, "last_modified.csv.tar");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(file)))) {
            TarArchiveEntry entry = tar.getNextEntry();
            assertThat(entry.getName()).isEqualTo("last_modified.csv");
            List<String> lines = new String(tar.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(tar.getNextEntry()).isNull();
            return lines;
        }
    }

    private byte[] get(String bucket, String key) throws Exception {
        try (ObjectBody body = (ObjectBody) client.get(bucket, key, new Condition.Any());
                InputStream bytes = body.stream()) {
            return bytes.readAllBytes();
        }
    }

    private List<ListedObject> all(String bucket) {
        List<ListedObject> all = new ArrayList<>();
        boolean more = true;
        while (more) {
            var page =
                    client.list(bucket, "", all.isEmpty() ? null : all.getLast().key());
            all.addAll(page.objects());
            more = page.truncated();
        }
        return all;
    }

    private BucketClient client(String accessKey, String secretKey) {
        return client(world, accessKey, secretKey);
    }

    private static BucketClient client(SimulatedWorld world, String accessKey, String secretKey) {
        return new BucketClient(
                new S3Address(world.endpoint(), "eu-west-1"),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)),
                Patience.DEFAULT,
                CLOCK);
    }
}
