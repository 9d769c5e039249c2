package org.orcidcaravan.sync.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.sync.ChosenSettings;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassRequest;
import org.orcidcaravan.sync.mirror.MirrorLease;
import org.orcidcaravan.sync.mirror.Stores;

/** A scan is spread over time by {@code caravan.sync.scan-rate}; what somebody waits for is not. */
@Timeout(20)
class ScanPaceTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @TempDir
    Path folder;

    private MirrorLease lease;

    @BeforeEach
    void a_mirror() {
        lease = new Stores(DATABASE.dataSource()).opener().open(folder);
    }

    @AfterEach
    void given_back() {
        lease.close();
    }

    private static ScanPace pace(int keysASecond) {
        return new ScanPace(
                ChosenSettings.with(Map.of("caravan.sync.scan-rate", String.valueOf(keysASecond))),
                InstantSource.system());
    }

    private Pass pass(boolean somebodyWaits) {
        PassRequest request = new PassRequest(folder, Set.of(DataClass.SUMMARIES), OptionalInt.empty(), somebodyWaits);
        return new Pass(1, request, lease, Instant.EPOCH, new RemovalBudget(dataClass -> 0));
    }

    private Pass scan() {
        Pass pass = pass(false);
        pass.trusted().put(DataClass.SUMMARIES, Instant.EPOCH);
        return pass;
    }

    private static Duration taken(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void no_more_keys_a_second_than_set_are_listed_whichever_folder_they_are_of() {
        ScanPace pace = pace(20_000);
        Pass scan = scan();

        assertThat(taken(() -> {
                    for (int page = 0; page < 6; page++) {
                        pace.await(scan);
                        pace.listed(scan, 1_000);
                    }
                    pace.await(scan);
                }))
                .isBetween(Duration.ofMillis(290), Duration.ofSeconds(3));
    }

    @Test
    void a_scan_that_was_slower_by_itself_has_saved_nothing_up() {
        ScanPace pace = pace(20_000);
        Pass scan = scan();
        pace.listed(scan, 1);
        assertThat(taken(() -> pace.await(scan))).isLessThan(Duration.ofSeconds(1));

        pace.listed(scan, 2_000);

        assertThat(taken(() -> pace.await(scan))).isGreaterThan(Duration.ofMillis(90));
    }

    @Test
    void a_scan_that_is_stopped_waits_no_longer() {
        ScanPace pace = pace(1);
        Pass scan = scan();
        pace.listed(scan, 1_000_000);
        Thread.ofVirtual().start(() -> scan.stop("It was stopped by somebody."));

        assertThatExceptionOfType(PassStopped.class).isThrownBy(() -> pace.await(scan));
    }

    @Test
    void the_first_copy_a_command_and_a_service_without_a_rate_are_not_held_up() {
        Pass first = pass(false);
        Pass command = pass(true);
        command.trusted().put(DataClass.SUMMARIES, Instant.EPOCH);
        ScanPace slow = pace(1);
        ScanPace none = pace(0);

        assertThat(taken(() -> {
                    for (Pass each : new Pass[] {first, command}) {
                        slow.listed(each, 1_000_000);
                        slow.await(each);
                    }
                    Pass scan = scan();
                    none.listed(scan, 1_000_000);
                    none.await(scan);
                }))
                .isLessThan(Duration.ofSeconds(5));
    }
}
