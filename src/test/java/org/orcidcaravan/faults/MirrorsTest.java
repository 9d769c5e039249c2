package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.orcidcaravan.faults.OrcidBuckets.summaryKey;
import static org.orcidcaravan.simulator.bucket.BucketLayout.SUMMARIES;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.PassRequest;
import org.orcidcaravan.sync.mirror.MirrorBusy;
import org.orcidcaravan.sync.mirror.MirrorLease;
import org.orcidcaravan.sync.mirror.MirrorUnusable;
import org.orcidcaravan.sync.mirror.Mirrors;
import org.orcidcaravan.sync.pass.Passes;
import org.orcidcaravan.sync.pass.ServiceMirror;

/** Several mirrors, and what counts as seen in each: faults.md rows 35 and 37, design 4.6. */
@QuarkusTest
class MirrorsTest extends RouteTest {
    @Inject
    ServiceMirror serviceMirror;

    @Inject
    Passes passes;

    @Inject
    Mirrors mirrors;

    @Test
    void the_service_begins_with_a_full_pass_of_what_has_none_and_then_follows_changes() {
        buckets.summaries(2);
        PassRequest both =
                new PassRequest(path, Set.of(DataClass.SUMMARIES, DataClass.ACTIVITIES), OptionalInt.empty(), false);
        assertThat(serviceMirror.needsFullPass(both)).isTrue();
        assertThat(serviceMirror.onlyUnfinished(both).dataClasses())
                .containsExactlyInAnyOrder(DataClass.SUMMARIES, DataClass.ACTIVITIES);

        download(ONLY_SUMMARIES);

        PassRequest summaries = new PassRequest(path, Set.of(DataClass.SUMMARIES), OptionalInt.empty(), false);
        assertThat(serviceMirror.needsFullPass(summaries)).isFalse();
        assertThat(serviceMirror.request().early()).isFalse();
        passes.logProgress();
        assertThat(passes.current()).isEmpty();
        assertThat(passes.last())
                .hasValueSatisfying(report -> assertThat(report.complete()).isTrue());
    }

    @Test
    void a_pass_that_only_has_to_wait_for_its_turn_is_no_failure() {
        try (MirrorLease busy = mirrors.open(path)) {
            Throwable refused = catchThrowable(() -> mirrors.open(path));
            assertThat(refused).isInstanceOf(MirrorBusy.class).hasMessageContaining("at work on");
            passes.failed((MirrorBusy) refused);
            assertThat(passes.lastFailure()).isEmpty();
            assertThat(busy.mirror().path()).isEqualTo(path);
        }
    }

    @Test
    void a_second_folder_is_filled_independently_of_the_first() {
        buckets.summaries(3);
        download(ONLY_SUMMARIES);
        Path first = path;
        path = first.resolve("second");

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.counts().fetched()).isEqualTo(3);
        assertMirrored(0, 1, 2);
    }

    @Test
    void a_wiped_folder_is_filled_again() throws IOException {
        buckets.summaries(3);
        download(ONLY_SUMMARIES);
        remove(path);

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.complete()).isTrue();
        assertThat(report.counts().fetched()).isEqualTo(3);
    }

    @Test
    void a_second_full_pass_fetches_nothing() {
        buckets.summaries(5);
        download(ONLY_SUMMARIES);
        buckets.middleman().behave();

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.counts().unchanged()).isEqualTo(5);
        assertThat(buckets.middleman().objectsAsked()).isEmpty();
    }

    @Test
    void row_37_a_file_in_place_whose_row_was_never_committed_is_adopted() throws IOException {
        buckets.summaries(2);
        Files.createDirectories(summaryFile(0).getParent());
        Files.write(
                summaryFile(0), buckets.content().get(SUMMARIES, summaryKey(0)).orElseThrow());

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.counts().adopted()).isEqualTo(1);
        assertThat(state("select count(*) from mirrored_summary where mirror_id = $mirror"))
                .containsExactly("2");
    }

    @Test
    void row_35_temporary_files_of_a_killed_pass_are_swept_by_the_next() throws IOException {
        buckets.summaries(4);
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.isFor(SUMMARIES, summaryKey(3)),
                        Fault.error(403, "ExpiredToken"));
        download(ONLY_SUMMARIES);
        Path left = summaryFile(3).resolveSibling("." + summaryFile(3).getFileName() + ".part");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "<rec");
        buckets.middleman().behave();

        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertThat(left).doesNotExist();
        assertMirrored(0, 1, 2, 3);
    }

    @Test
    void an_object_counts_as_seen_only_once_its_bytes_are_under_their_name() throws IOException {
        buckets.summaries(2);
        // A folder takes the name, so the bytes arrive whole and verified but cannot be put there.
        Files.createDirectories(summaryFile(1).resolve("in the way"));

        PassReport report = download(ONLY_SUMMARIES);

        assertThat(report.complete()).isFalse();
        assertThat(state("select count(*) from mirrored_summary where mirror_id = $mirror"))
                .containsExactly("1");
        assertThat(state("select problem from failed_object where mirror_id = $mirror"))
                .singleElement()
                .asString()
                .contains("remove it");

        remove(summaryFile(1));
        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0, 1);
    }

    @Test
    void no_row_says_seen_before_its_file_is_there() throws Exception {
        buckets.summaries(1);
        List<String> early = new CopyOnWriteArrayList<>();
        buckets.middleman().plan(1, request -> request.isFor(SUMMARIES, summaryKey(0)), (real, client) -> {
            Answer answer = real.get();
            client.getOutputStream().write(answer.head());
            client.getOutputStream().write(answer.body(), 0, 10);
            client.getOutputStream().flush();
            early.addAll(state("select * from mirrored_summary where mirror_id = $mirror"));
            early.addAll(
                    files(path).stream().filter(file -> !file.endsWith(".part")).toList());
            client.getOutputStream().write(answer.body(), 10, answer.body().length - 10);
            return true;
        });

        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertThat(early).isEmpty();
        assertMirrored(0);
    }

    @Test
    void two_passes_at_once_on_one_mirror_are_refused() throws Exception {
        buckets.summaries(1);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        buckets.middleman().plan(1, Request::isListing, (real, client) -> {
            reached.countDown();
            goOn.await(60, TimeUnit.SECONDS);
            return Fault.NONE.answer(real, client);
        });
        CompletableFuture<PassReport> first = CompletableFuture.supplyAsync(() -> download(ONLY_SUMMARIES));
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();

        assertThat(catchThrowable(() -> download(ONLY_SUMMARIES)))
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("Another pass is at work");
        goOn.countDown();
        assertThat(first.get(60, TimeUnit.SECONDS).complete() || first.get().outstanding() > 0)
                .isTrue();
    }
}
