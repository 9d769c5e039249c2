package org.orcidcaravan.sync.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.sync.ChosenSettings;
import org.orcidcaravan.sync.Form;
import org.orcidcaravan.sync.mirror.FilledMirror;
import org.orcidcaravan.sync.mirror.Stores;

/** The verification that comes by the clock, and what the metrics say of it. */
class VerifyScheduleTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Instant NOW = Instant.parse("2026-11-22T04:41:00Z");

    @TempDir
    Path folder;

    private Path path = Path.of("");
    private Stores stores = new Stores(DATABASE.dataSource());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void fresh() {
        path = folder.resolve("mirror");
        stores = new Stores(DATABASE.dataSource());
    }

    private Verification verification() {
        return new Verification(
                stores.opener(),
                stores.recorded,
                stores.check(),
                stores.doubts,
                new VerificationStore(DATABASE.dataSource()),
                InstantSource.fixed(NOW));
    }

    private VerifySchedule schedule(Verification verification, int sample) {
        return new VerifySchedule(
                verification,
                ChosenSettings.with(Map.of("caravan.sync.verify-sample", String.valueOf(sample))),
                () -> path);
    }

    private static String rows() throws Exception {
        return DATABASE.query("select count(*) from verification");
    }

    private double meter(String name) {
        return meters.get("caravan.sync.verify." + name).gauge().value();
    }

    @Test
    void before_there_is_a_mirror_nothing_is_verified_and_nothing_made() throws Exception {
        String before = rows();

        schedule(verification(), 10).verify();

        assertThat(rows()).isEqualTo(before);
        assertThat(path).doesNotExist();
    }

    @Test
    void a_sample_is_as_large_as_set_and_none_means_all() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 40);
        Verification verification = verification();

        schedule(verification, 6).verify();
        assertThat(DATABASE.query("select sample || ' ' || looked from verification order by id desc limit 1"))
                .isEqualTo("6 12");

        schedule(verification, 0).verify();
        assertThat(DATABASE.query(
                        "select coalesce(sample, 0) || ' ' || looked from verification order by id desc limit 1"))
                .isEqualTo("0 " + filled.documents().size());
    }

    @Test
    void the_metrics_tell_what_the_last_one_found_and_zero_before() throws Exception {
        FilledMirror filled = FilledMirror.of(stores, path, Form.USUAL, 8);
        Files.delete(filled.file(0));
        Files.writeString(filled.file(1).resolveSibling("notes"), "mine");
        Verification verification = verification();
        new VerifyMetrics(verification).register(new StartupEvent(), meters);
        assertThat(meter("looked")).isZero();
        assertThat(meter("ended.seconds")).isZero();

        schedule(verification, 0).verify();

        assertThat(meter("looked")).isEqualTo(filled.documents().size());
        assertThat(meter("different")).isEqualTo(1);
        assertThat(meter("unknown")).isEqualTo(1);
        assertThat(meter("ended.seconds")).isEqualTo(NOW.getEpochSecond());
    }

    @Test
    void a_service_that_stops_ends_the_one_under_way_and_does_not_mind_when_there_is_none() throws Exception {
        FilledMirror.of(stores, path, Form.USUAL, 8);
        VerifySchedule[] schedule = new VerifySchedule[1];
        Verification whileTheServiceStops =
                new Verification(
                        stores.opener(),
                        stores.recorded,
                        stores.check(),
                        stores.doubts,
                        new VerificationStore(DATABASE.dataSource()),
                        InstantSource.fixed(NOW)) {
                    @Override
                    public VerifyReport verify(Path mirror, OptionalInt sample, VerifyCount count)
                            throws InterruptedException {
                        schedule[0].stop(new ShutdownEvent());
                        return super.verify(mirror, sample, count);
                    }
                };
        schedule[0] = schedule(whileTheServiceStops, 0);

        schedule[0].verify();

        assertThat(DATABASE.query("select whole || ' ' || looked from verification order by id desc limit 1"))
                .isEqualTo("false 0");
        assertThatCode(() -> schedule[0].stop(new ShutdownEvent())).doesNotThrowAnyException();
    }

    @Test
    void one_that_could_not_be_made_is_told_and_the_next_one_comes() throws Exception {
        FilledMirror.of(stores, path, Form.USUAL, 2);
        VerifySchedule schedule = schedule(verification(), 0);
        schedule.failed(new IllegalStateException("PostgreSQL does not answer."));

        schedule.verify();

        assertThat(DATABASE.query("select whole from verification order by id desc limit 1"))
                .isEqualTo("t");
    }
}
