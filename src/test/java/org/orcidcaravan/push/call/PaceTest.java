package org.orcidcaravan.push.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.push.PushSettings;
import org.orcidcaravan.push.QueueTrouble;

class PaceTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final PushSettings SETTINGS = new SmallRyeConfigBuilder()
            .withMapping(PushSettings.class)
            .withDefaultValue("caravan.push.documents", "none")
            .withDefaultValue("caravan.push.rate", "10")
            .build()
            .getConfigMapping(PushSettings.class);

    private static final Duration SPACING = Duration.ofNanos((long) (1.07e9 / SETTINGS.rate()));

    private final Waiting waiting = new Waiting();
    private Pace pace = new Pace(new PaceStore(DATABASE.dataSource()), waiting, SETTINGS);

    /** Time passes only by waiting. */
    private static final class Waiting implements Ticker {
        private final List<Duration> pauses = new ArrayList<>();
        private final List<Runnable> meanwhile = new ArrayList<>();
        private Duration oversleep = Duration.ZERO;
        private long now;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void pause(Duration duration) {
            pauses.add(duration);
            now += duration.plus(oversleep).toNanos();
            oversleep = Duration.ZERO;
            meanwhile.forEach(Runnable::run);
        }
    }

    @BeforeEach
    void a_registry_that_is_well() throws SQLException {
        DATABASE.execute("update registry_pace set next_at = '-infinity', blocked_until = '-infinity', troubles = 0,"
                + " blocked_reason = null, alert = false, probing_until = '-infinity'");
    }

    private void await() throws InterruptedException {
        pace.await(() -> {});
    }

    /** Whole seconds of the pause that has just begun. */
    private long blockedSeconds() throws SQLException {
        return Long.parseLong(DATABASE.query("select ceil(extract(epoch from"
                + " greatest(blocked_until, clock_timestamp()) - clock_timestamp())) from registry_pace"));
    }

    private void over() throws SQLException {
        DATABASE.execute("update registry_pace set blocked_until = '-infinity'");
    }

    @Test
    void row_60_slots_follow_one_another_at_the_pace() throws Exception {
        for (int i = 0; i < 5; i++) {
            await();
        }

        assertThat(waiting.pauses.getFirst()).isZero();
        assertThat(waiting.pauses.getLast()).isBetween(Duration.ofMillis(1), SPACING.multipliedBy(4));
        assertThat(DATABASE.query("select next_at > clock_timestamp() from registry_pace"))
                .isEqualTo("t");
    }

    @Test
    void row_60_the_start_is_told_by_the_clock_that_all_instances_share_and_with_its_lateness() throws Exception {
        await();
        waiting.oversleep = Pace.LATENESS.minusMillis(1);
        Instant started = pace.await(() -> {});

        Instant slot = Instant.parse(
                        DATABASE.query(
                                "select to_char(next_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from registry_pace"))
                .minus(SPACING);
        assertThat(started)
                .isCloseTo(
                        slot.plus(Pace.LATENESS.minusMillis(1)),
                        within(Duration.ofMillis(1).toNanos(), ChronoUnit.NANOS));
    }

    @Test
    void row_60_whoever_misses_the_slot_takes_another_one() throws Exception {
        waiting.oversleep = Pace.LATENESS.plusMillis(1);
        await();

        assertThat(waiting.pauses).hasSize(2);
    }

    @Test
    void row_60_while_orcid_wants_no_requests_none_starts_and_no_slot_is_used() throws Exception {
        pace.trouble("ORCID wants fewer requests.", Duration.ofSeconds(30));

        assertThatThrownBy(this::await).isInstanceOf(PaceBlocked.class);
        assertThat(waiting.pauses).isEmpty();
        assertThat(DATABASE.query("select next_at from registry_pace")).isEqualTo("-infinity");
        assertThat(blockedSeconds()).isBetween(30L, 31L);
    }

    @Test
    void row_60_whoever_waits_for_a_slot_when_orcid_asks_for_a_pause_does_not_start() throws Exception {
        await();
        waiting.meanwhile.add(() -> pace.trouble("ORCID wants fewer requests.", Duration.ofSeconds(30)));

        assertThatThrownBy(this::await).isInstanceOf(PaceBlocked.class);
    }

    @Test
    void row_61_each_trouble_doubles_the_pause_up_to_half_a_minute() throws Exception {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            pace.trouble("ORCID cannot be reached.", null);
            pauses.add(blockedSeconds());
            over();
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L, 30L);
    }

    @Test
    void row_61_during_a_pause_the_troubles_of_others_do_not_make_it_longer() throws Exception {
        pace.trouble("ORCID cannot be reached.", null);
        DATABASE.execute("update registry_pace set blocked_until = now() + interval '1 hour'");
        for (int i = 0; i < 20; i++) {
            pace.trouble("ORCID cannot be reached.", null);
            pace.doubt("ORCID did not answer.");
        }

        assertThat(DATABASE.query("select troubles from registry_pace")).isEqualTo("1");
        assertThat(blockedSeconds()).isLessThanOrEqualTo(3_600);
    }

    @Test
    void row_61_single_failures_stop_nobody_and_many_in_a_row_do() throws Exception {
        for (int i = 0; i < 5; i++) {
            pace.doubt("ORCID did not answer.");
            assertThat(blockedSeconds()).isZero();
            assertThat(pace.isOutage()).isFalse();
        }
        pace.doubt("ORCID did not answer.");

        assertThat(blockedSeconds()).isOne();
        assertThat(pace.isOutage()).isTrue();
        assertThat(DATABASE.query("select blocked_reason from registry_pace")).isEqualTo("ORCID did not answer.");
    }

    @Test
    void row_61_what_goes_well_in_between_begins_the_count_anew() throws Exception {
        for (int i = 0; i < 20; i++) {
            pace.doubt("ORCID did not answer.");
            pace.well();
        }

        assertThat(blockedSeconds()).isZero();
    }

    @Test
    void row_61_what_was_under_way_when_a_pause_began_does_not_prove_that_all_is_well() throws Exception {
        pace.alert("ORCID has switched off our client.");
        pace.well();
        assertThat(DATABASE.query("select alert from registry_pace")).isEqualTo("t");

        over();
        pace.well();
        assertThat(DATABASE.query("select alert from registry_pace")).isEqualTo("f");
    }

    @Test
    void row_61_after_a_block_one_request_tries_before_the_others() throws Exception {
        pace.trouble("ORCID cannot be reached.", null);
        over();

        await();
        assertThatThrownBy(this::await).isInstanceOf(PaceBlocked.class);

        pace.well();
        await();
        await();
    }

    @Test
    void row_61_what_the_first_one_meets_is_waited_for_again() throws Exception {
        pace.trouble("ORCID cannot be reached.", null);
        over();
        await();
        pace.trouble("ORCID cannot be reached.", null);
        over();

        await();
        assertThatThrownBy(this::await).isInstanceOf(PaceBlocked.class);
    }

    @Test
    void row_61_the_first_one_goes_even_when_it_is_late() throws Exception {
        pace.trouble("ORCID cannot be reached.", null);
        over();
        waiting.oversleep = Pace.LATENESS.plusMillis(1);

        await();

        assertThat(waiting.pauses).hasSize(1);
    }

    @Test
    void row_61_when_the_first_one_dies_another_one_tries() throws Exception {
        pace.trouble("ORCID cannot be reached.", null);
        over();
        await();
        DATABASE.execute("update registry_pace set probing_until = now()");

        await();
        assertThatThrownBy(this::await).isInstanceOf(PaceBlocked.class);
    }

    @Test
    void row_49_an_alert_stops_all_for_a_quarter_of_an_hour() throws Exception {
        pace.alert("ORCID has switched off our client.");

        assertThat(blockedSeconds()).isBetween(890L, 900L);
        assertThat(new PaceStore(DATABASE.dataSource()).standing())
                .isEqualTo(new PaceStore.Standing(true, "ORCID has switched off our client.", true, 1));
    }

    @Test
    void row_46_a_slot_that_is_missed_over_the_last_look_is_given_up() throws Exception {
        List<Integer> looks = new ArrayList<>();
        pace.await(() -> {
            looks.add(looks.size());
            if (looks.size() == 1) {
                waiting.now += Pace.LATENESS.plusMillis(1).toNanos();
            }
        });

        assertThat(looks).hasSize(2);
    }

    @Test
    void row_43_without_its_database_nothing_starts() {
        pace = new Pace(new PaceStore(DATABASE.unreachable()), waiting, SETTINGS);

        assertThatThrownBy(this::await).isInstanceOf(QueueTrouble.class).hasMessageContaining("slot");
        assertThatThrownBy(pace::well).isInstanceOf(QueueTrouble.class).hasMessageContaining("how the registry is");
        assertThatThrownBy(pace::isOutage).isInstanceOf(QueueTrouble.class).hasMessageContaining("may start");
    }
}
