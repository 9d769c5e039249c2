package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;
import static org.orcidcaravan.faults.OrcidBuckets.summaryKey;
import static org.orcidcaravan.simulator.bucket.BucketLayout.SUMMARIES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.database.EmbeddedDatabase;
import org.orcidcaravan.faults.CaravanProcess.Outcome;

/** Two processes on one pass, of which one is killed, frozen or asked to stop, and a database that goes: rows 41 to 46. */
class InstancesIT extends ProcessTest {
    private static final int RECORDS = 24;
    private static final int HELD_UP = 5;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String KNOWN = "select position, etag, bytes, verified_by from mirrored_summary"
            + " where mirror_id = (select id from mirror where path = ?) order by position";

    @BeforeEach
    void fill() {
        buckets.summaries(RECORDS);
        buckets.listEmptyFoldersQuickly();
    }

    private Path mirror() {
        return folder.resolve("mirror");
    }

    private CaravanProcess.Start member() {
        return caravan()
                .with("caravan.sync.lease=PT4S", "caravan.s3.idle-timeout=PT40S", "caravan.s3.attempt-timeout=PT50S");
    }

    private CaravanProcess download() {
        return member().start("download", "-s", "-p", mirror().toString());
    }

    /** Starts one that is held up by an object for ever, and waits until it is all that it still wants. */
    private CaravanProcess heldUp() {
        buckets.middleman().plan(1, request -> request.isFor(SUMMARIES, summaryKey(HELD_UP)), Fault.hang());
        CaravanProcess first = download();
        await().atMost(LONG).until(() -> asked(HELD_UP) == 1);
        return first;
    }

    private long asked(int record) {
        return Collections.frequency(buckets.middleman().objectsAsked(), summaryKey(record));
    }

    private void assertCompleteWithOneFetchedTwice() {
        for (int record = 0; record < RECORDS; record++) {
            assertThat(asked(record)).as("GETs of record %d", record).isEqualTo(record == HELD_UP ? 2 : 1);
            assertThat(mirror().resolve("summaries").resolve(summaryKey(record)))
                    .hasBinaryContent(
                            buckets.content().get(SUMMARIES, summaryKey(record)).orElseThrow());
        }
        assertThat(RouteTest.files(mirror())).hasSize(RECORDS);
    }

    @Test
    void row_45_when_one_of_two_is_killed_the_other_finishes_and_fetches_only_what_was_in_flight_again() {
        CaravanProcess first = heldUp();
        try (first;
                CaravanProcess second = download()) {
            await().atMost(LONG).until(() -> members() == 2);
            first.kill();
            Outcome outcome = second.outcome();
            assertThat(outcome.status()).as(outcome.out() + outcome.err()).isZero();
        }
        assertCompleteWithOneFetchedTwice();
        assertThat(members()).isZero();
    }

    @Test
    void row_46_when_one_of_two_is_frozen_past_its_lease_the_other_finishes_and_the_sleeper_changes_nothing()
            throws Exception {
        CaravanProcess first = heldUp();
        try (first;
                CaravanProcess second = download()) {
            await().atMost(LONG).until(() -> members() == 2);
            signal("-STOP", first);
            Outcome outcome = second.outcome();
            assertThat(outcome.status()).as(outcome.out() + outcome.err()).isZero();
            signal("-CONT", first);
            assertThat(first.outcome().status()).isNotZero();
        }
        assertCompleteWithOneFetchedTwice();
    }

    @Test
    void row_41_asked_to_stop_it_gives_its_leases_back_within_half_a_minute() {
        long begun = System.nanoTime();
        try (CaravanProcess first = heldUp()) {
            begun = System.nanoTime();
            first.terminate();
        }
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(30);
        Outcome after = member().run("download", "-s", "-p", mirror().toString());
        assertThat(after.status()).as(after.out() + after.err()).isZero();
        assertThat(members()).isZero();
    }

    @Test
    void row_43_a_database_that_drops_every_connection_midway_loses_nothing() {
        buckets.middleman()
                .plan(
                        1,
                        request -> request.isFor(SUMMARIES, summaryKey(HELD_UP)),
                        Fault.before(() -> database.of("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                + " where pid <> pg_backend_pid() and backend_type = 'client backend'")));
        Outcome hit = member().run("download", "-s", "-p", mirror().toString());
        assertThat(hit.status()).as(hit.out() + hit.err()).isIn(0, 1, 3);

        Outcome after = member().run("download", "-s", "-p", mirror().toString());
        assertThat(after.status()).as(after.out() + after.err()).isZero();
        for (int record = 0; record < RECORDS; record++) {
            assertThat(asked(record)).isLessThanOrEqualTo(2);
        }
        assertThat(RouteTest.files(mirror())).hasSize(RECORDS);
        assertThat(database.of("select count(*) from mirrored_summary where mirror_id ="
                        + " (select id from mirror where path = '" + mirror() + "')"))
                .containsExactly(String.valueOf(RECORDS));
    }

    @Test
    void row_43_a_database_that_is_stopped_at_once_midway_recovers_and_the_next_pass_ends_the_work() {
        Path data = folder.resolve("database");
        try (EmbeddedDatabase own = EmbeddedDatabase.open(data, sentence -> {})) {
            StateRows rows = rows(own);
            long postmaster = Long.parseLong(rows.of("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)")
                    .getFirst());
            buckets.middleman()
                    .plan(
                            1,
                            request -> request.isFor(SUMMARIES, summaryKey(HELD_UP)),
                            Fault.before(() -> stopAtOnce(postmaster)));
            Outcome hit = member().with(rows).run("download", "-s", "-p", mirror().toString());
            assertThat(hit.status()).as(hit.out() + hit.err()).isIn(1, 3);
            assertThat(hit.out() + hit.err()).doesNotContain("\tat ");

            try (EmbeddedDatabase again = EmbeddedDatabase.open(data, sentence -> {})) {
                StateRows recovered = rows(again);
                Outcome after = member().with(recovered).run("download", "-s", "-p", mirror().toString());
                assertThat(after.status()).as(after.out() + after.err()).isZero();
                assertThat(recovered.of("select count(*) from mirrored_summary"))
                        .containsExactly(String.valueOf(RECORDS));
            }
        }
        for (int record = 0; record < RECORDS; record++) {
            assertThat(asked(record)).isLessThanOrEqualTo(2);
        }
        assertThat(RouteTest.files(mirror())).hasSize(RECORDS);
    }

    private static StateRows rows(EmbeddedDatabase own) {
        return new StateRows(own.jdbcUrl(), own.username(), own.password());
    }

    /** What {@code pg_ctl stop -m immediate} does: no checkpoint, no goodbye. */
    private static void stopAtOnce(long postmaster) {
        try {
            assertThat(new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        await().atMost(LONG).until(() -> ProcessHandle.of(postmaster).isEmpty());
    }

    /** As an asynchronous standby has it that was promoted before the last commits reached it. */
    @Test
    void row_44_what_a_failover_forgot_is_taken_from_the_disk_and_removed_again_and_nothing_is_fetched() {
        String path = mirror().toString();
        assertThat(member().run("download", "-s", "-p", path).status()).isZero();
        String standby = "standby_" + ProcessHandle.current().pid();
        StateRows server = database.in("postgres");
        server.change("create database " + standby + " template " + database.name());
        buckets.middleman().behave();
        buckets.summary(1, "<record>changed before the failover</record>");
        buckets.summary(RECORDS, "<record>new before the failover</record>");
        buckets.content().delete(SUMMARIES, summaryKey(2));
        buckets.listEmptyFoldersQuickly();
        Outcome last = member().run("download", "-s", "-p", path);
        assertThat(last.status()).as(last.out() + last.err()).isZero();
        List<String> known = database.of(KNOWN, path);
        assertThat(known).hasSize(RECORDS);
        int before = buckets.middleman().objectsAsked().size();

        StateRows promoted = database.in(standby);
        assertThat(promoted.of(KNOWN, path)).as("what it forgot").isNotEqualTo(known);
        Outcome after = member().with(promoted).run("download", "-s", "-p", path);

        assertThat(after.status()).as(after.out() + after.err()).isZero();
        assertThat(promoted.of(KNOWN, path)).isEqualTo(known);
        List<String> asked = buckets.middleman().objectsAsked();
        assertThat(asked.subList(before, asked.size()))
                .as("only what vanished is asked for again")
                .containsOnly(summaryKey(2));
        assertThat(promoted.of("select state from vanished_object where key = ?", summaryKey(2)))
                .containsExactly("removed");
        assertThat(RouteTest.files(mirror())).hasSize(RECORDS).doesNotContain("summaries/" + summaryKey(2));
    }

    private static int members() {
        return Integer.parseInt(database.of("select count(*) from pass_member where member_alive(id)")
                .getFirst());
    }

    private static void signal(String signal, CaravanProcess process) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
