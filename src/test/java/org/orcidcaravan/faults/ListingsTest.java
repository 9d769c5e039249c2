package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.orcidcaravan.faults.OrcidBuckets.summaryKey;
import static org.orcidcaravan.simulator.bucket.BucketLayout.SUMMARIES;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.bucket.CredentialsRejected;

/** Buckets that refuse, objects that move while they are listed, keys that are none: rows 7 to 10, 13 to 16. */
@QuarkusTest
class ListingsTest extends RouteTest {
    @TestHTTPResource("/q/health/ready")
    URI ready;

    @ParameterizedTest
    @CsvSource({"403, AccessDenied", "301, PermanentRedirect", "404, NoSuchBucket"})
    void row_8_one_bucket_that_cannot_be_read_does_not_stop_the_others(int status, String code) {
        List<Integer> records = List.of(0, 1, 2, 3, 4, 5, 6, 7);
        records.forEach(record -> buckets.work(record, 10 + record, "<work>" + record + "</work>"));
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.bucket().equals("v3.0-activities-b"),
                        Fault.error(status, code));

        PassReport report = download(ONLY_ACTIVITIES);

        assertThat(report.complete()).isFalse();
        assertThat(report.troubles())
                .filteredOn(trouble -> trouble.contains("v3.0-activities-b"))
                .singleElement()
                .asString()
                .contains(status + " " + code);
        for (int record : records) {
            boolean readable = !OrcidBuckets.activitiesBucket(record).endsWith("-b");
            assertThat(workFile(record, 10 + record).toFile().exists()).isEqualTo(readable);
        }

        buckets.middleman().behave();
        assertThat(download(ONLY_ACTIVITIES).complete()).isTrue();
        assertThat(files(path)).hasSize(records.size());
    }

    @Test
    void row_7_rejected_credentials_end_the_pass_without_blaming_any_object() throws Exception {
        buckets.summaries(3);
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.bucket().equals(SUMMARIES) && !request.isListing(),
                        Fault.error(403, "InvalidAccessKeyId"));

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.complete()).isFalse();
        assertThat(report.troubles()).anyMatch(trouble -> trouble.contains("InvalidAccessKeyId"));
        assertThat(readiness()).contains("InvalidAccessKeyId");
        assertThat(state("select * from failed_object where mirror_id = $mirror"))
                .isEmpty();

        buckets.middleman().behave();
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertThat(readiness()).doesNotContain("InvalidAccessKeyId");
        assertMirrored(0, 1, 2);
    }

    @Test
    void row_7_credentials_rejected_from_the_start_are_said_in_one_sentence() {
        buckets.middleman().plan(Middleman.ALWAYS, request -> true, Fault.error(403, "SignatureDoesNotMatch"));

        assertThat(catchThrowable(() -> download(ONLY_SUMMARIES)))
                .isInstanceOf(CredentialsRejected.class)
                .hasMessageContaining("SignatureDoesNotMatch")
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY");
        assertThat(buckets.middleman().requests()).hasSize(1);
    }

    @Test
    void row_7_readiness_says_why_and_is_well_again_by_itself() throws Exception {
        buckets.summaries(2);
        buckets.middleman().plan(Middleman.ALWAYS, request -> true, Fault.error(403, "ExpiredToken"));
        assertThat(catchThrowable(() -> download(ONLY_SUMMARIES))).isInstanceOf(CredentialsRejected.class);
        assertThat(readiness()).contains("ExpiredToken", "AWS_SESSION_TOKEN");
        assertThat(state("select * from failed_object where mirror_id = $mirror"))
                .isEmpty();

        buckets.middleman().behave();
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();

        assertThat(readiness()).doesNotContain("ExpiredToken");
        assertMirrored(0, 1);
    }

    private String readiness() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void row_9_an_object_that_vanishes_between_listing_and_get_is_gone_not_failed() {
        buckets.summaries(3);
        buckets.middleman()
                .plan(
                        1,
                        request -> request.isFor(SUMMARIES, summaryKey(1)),
                        Fault.before(() -> buckets.content().delete(SUMMARIES, summaryKey(1))));

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.complete()).isTrue();
        assertThat(report.counts().gone()).isEqualTo(1);
        assertThat(files(path)).containsExactlyInAnyOrder("summaries/" + summaryKey(0), "summaries/" + summaryKey(2));
    }

    @Test
    void row_10_an_object_overwritten_once_after_listing_is_stored_in_its_new_version() {
        buckets.summaries(2);
        buckets.middleman()
                .plan(
                        1,
                        request -> request.isFor(SUMMARIES, summaryKey(1)),
                        Fault.before(() -> buckets.summary(1, "<record>overwritten</record>")));

        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertThat(summaryFile(1)).hasContent("<record>overwritten</record>");
        assertThat(download(ONLY_SUMMARIES).counts().fetched()).isZero();
    }

    @Test
    void row_10_an_object_overwritten_before_every_get_is_stored_as_one_of_its_versions() {
        buckets.summaries(2);
        AtomicInteger version = new AtomicInteger();
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.isFor(SUMMARIES, summaryKey(1)),
                        Fault.before(() -> buckets.summary(1, "<record>" + version.incrementAndGet() + "</record>")));

        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertThat(summaryFile(1)).content().isEqualTo("<record>" + version.get() + "</record>");
        assertThat(version.get()).isLessThan(5);
    }

    @Test
    void row_13_hostile_keys_write_nothing_and_are_kept_aside() {
        buckets.summaries(1);
        String folder = summaryKey(1).substring(0, 4);
        String good = summaryKey(1);
        Set<String> hostile = new TreeSet<>(List.of(
                folder,
                folder + "../../../../../caravan-was-here",
                folder + "..\\..\\caravan-was-here.xml",
                folder + "/etc/caravan-was-here",
                good + "/../caravan-was-here",
                good + "\0",
                good + "\n",
                good.replace(".xml", ".XML"),
                folder + "0000-0000-0000-0000.xml",
                folder + "a".repeat(1_020)));
        buckets.middleman()
                .plan(
                        1,
                        request -> request.isListing() && request.prefix().equals(folder),
                        Fault.changed(page -> page.withBody(listing(hostile))));
        Set<String> outside = files(path.getParent().getParent());

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(files(path)).containsExactly("summaries/" + summaryKey(0));
        assertThat(files(path.getParent().getParent()))
                .filteredOn(file -> !outside.contains(file))
                .noneMatch(file -> file.contains("caravan-was-here"));
        assertThat(Path.of("/etc/caravan-was-here")).doesNotExist();
        assertThat(report.counts().refused()).isEqualTo(hostile.size());
        assertThat(state("select content from quarantined where mirror_id = $mirror"))
                .hasSize(hostile.size());
        assertThat(buckets.middleman().objectsAsked()).containsExactly(summaryKey(0));
    }

    private static byte[] listing(Set<String> keys) {
        StringBuilder page = new StringBuilder("<ListBucketResult><EncodingType>url</EncodingType>"
                + "<IsTruncated>false</IsTruncated><KeyCount>" + keys.size() + "</KeyCount>");
        keys.forEach(key -> page.append("<Contents><Key>")
                .append(URLEncoder.encode(key, StandardCharsets.UTF_8))
                .append("</Key><ETag>&quot;0123456789abcdef0123456789abcdef&quot;</ETag><Size>4</Size></Contents>"));
        return page.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void row_14_a_pass_that_was_broken_off_goes_on_behind_the_last_key_it_confirmed() {
        buckets.summaries(6);
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.isFor(SUMMARIES, summaryKey(3)),
                        Fault.error(403, "ExpiredToken"));
        assertThat(download(ONLY_SUMMARIES).complete()).isFalse();
        long folders = finishedFolders();

        buckets.middleman().behave();
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();

        assertThat(folders).isPositive();
        assertThat(buckets.middleman().requests().stream().filter(Request::isListing))
                .hasSize((int) (1_100 - folders));
        assertMirrored(0, 1, 2, 3, 4, 5);
    }

    @Test
    void row_14_a_page_that_is_rejected_midway_is_asked_for_by_key_and_never_by_a_token() {
        for (int putCode = 1; putCode <= 3; putCode++) {
            buckets.work(1, putCode, "<work>" + putCode + "</work>");
        }
        String folder = OrcidBuckets.workKey(1, 1).substring(0, "000/".length());
        buckets.middleman()
                .plan(
                        1,
                        request -> request.prefix().equals(folder),
                        Fault.changed(answer -> answer.withBody(firstKeyOf(answer.body()))));
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.prefix().equals(folder),
                        Fault.error(400, "InvalidArgument"));
        assertThat(download(ONLY_ACTIVITIES).complete()).isFalse();
        assertThat(files(path)).containsExactly("activities/" + OrcidBuckets.workKey(1, 1));

        List<Request> rejected = buckets.middleman().requests();
        buckets.middleman().behave();
        assertThat(download(ONLY_ACTIVITIES).complete()).isTrue();

        List<Request> after = buckets.middleman().requests();
        assertThat(after)
                .filteredOn(request -> request.isListing() && request.prefix().equals(folder))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.query()).containsEntry("start-after", OrcidBuckets.workKey(1, 1)));
        assertThat(rejected).noneMatch(request -> request.query().containsKey("continuation-token"));
        assertThat(after).noneMatch(request -> request.query().containsKey("continuation-token"));
        assertThat(files(path)).hasSize(3);
    }

    /** The same page as if more keys were to come after its first. */
    private static byte[] firstKeyOf(byte[] page) {
        String text = new String(page, StandardCharsets.UTF_8);
        String end = "</Contents>";
        String first = text.substring(text.indexOf("<Contents>"), text.indexOf(end) + end.length());
        return ("<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>true</IsTruncated><KeyCount>1</KeyCount>"
                        + "<NextContinuationToken>expires</NextContinuationToken>" + first + "</ListBucketResult>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private long finishedFolders() {
        return Long.parseLong(state("select count(*) from folder_scan where finished and mirror_id = $mirror")
                .getFirst());
    }

    @Test
    void row_15_an_object_far_too_large_is_refused_before_its_body_is_read() {
        buckets.summaries(2);
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.isFor(SUMMARIES, summaryKey(1)),
                        Fault.changed(answer -> answer.with("content-length", "10000000000")));

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.counts().refused()).isEqualTo(1);
        assertThat(files(path)).containsExactly("summaries/" + summaryKey(0));
        assertThat(state("select content from quarantined where mirror_id = $mirror"))
                .containsExactly(summaryKey(1));
    }

    @Test
    void row_16_keys_that_are_there_for_the_whole_scan_are_seen_while_the_bucket_grows() {
        buckets.summaries(3);
        AtomicInteger next = new AtomicInteger(100);
        buckets.middleman()
                .plan(
                        200,
                        Request::isListing,
                        Fault.before(() -> buckets.summary(next.getAndIncrement(), "<record>late</record>")));

        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0, 1, 2);

        buckets.middleman().behave();
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertThat(files(path)).hasSize(203);
    }
}
