package org.orcidcaravan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.push.TaskState;

class SamplesTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private final SampleStore samples = new SampleStore(DATABASE.dataSource());
    private final SamplingStore sampling = new SamplingStore(DATABASE.dataSource());
    private final Histories histories = new Histories(samples);

    @BeforeEach
    void nothing() throws SQLException {
        DATABASE.execute("truncate sample, person, item, task, attempt, writer cascade");
    }

    /** A person with one task in each of these states. */
    private static void tasks(TaskState... states) throws SQLException {
        DATABASE.execute("insert into person (person_id) values ('p') on conflict do nothing");
        int number = 0;
        for (TaskState state : states) {
            DATABASE.execute("""
                    with new as (
                        insert into item (person, section, source, source_id, label, content, content_hash)
                        select id, 'work', 's', '%d', 'L', '{}', '' from person returning id, person)
                    insert into task (item, person, section, operation, state, look, verdict, message)
                    select id, person, 'work', 'create', '%s', %s, 'DEAD', 'No.' from new
                    """.formatted(number++, state.text(), state == TaskState.UNKNOWN));
        }
    }

    /** A request that ended in the minute before this one. */
    private static void attempt(String correlation, String verdict, int milliseconds) throws SQLException {
        DATABASE.execute("""
                insert into attempt (task, began_at, took_ms, method, verdict, correlation)
                select max(id), date_trunc('minute', now()) - interval '10 seconds' - %d * interval '1 millisecond', %d,
                       'POST', '%s', '%s' from task
                """.formatted(milliseconds, milliseconds, verdict, correlation));
    }

    private double latest(String series) {
        return samples.latest(List.of(series)).get(series).value();
    }

    @Test
    void a_minute_is_noted_once_by_whoever_comes_first() throws Exception {
        tasks(TaskState.QUEUED, TaskState.QUEUED, TaskState.DEAD);
        assertThat(sampling.sample()).isTrue();
        tasks();
        DATABASE.execute("delete from task");
        boolean again = sampling.sample();

        assertThat(again).as("the minute may have ended meanwhile").isEqualTo(latest("tasks.queued") == 0);
        assertThat(DATABASE.query("select value from sample where series = 'tasks.dead' order by at limit 1"))
                .isEqualTo("1");
        assertThat(DATABASE.query("select count(distinct series) from sample where series like 'tasks.%'"))
                .isEqualTo("11");
    }

    @Test
    void while_another_instance_notes_a_minute_nobody_else_does() throws Exception {
        try (var other = DATABASE.dataSource().getConnection();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(7011, 1)");
            assertThat(sampling.sample()).isFalse();
        }
    }

    @Test
    void requests_are_counted_by_their_correlation_and_answers_by_task() throws Exception {
        tasks(TaskState.SENT);
        for (int i = 0; i < 10; i++) {
            attempt("bulk", "DONE", 1_000);
        }
        attempt("one", "DEAD", 200);
        attempt("two", "RETRY", 400);
        DATABASE.execute("insert into attempt (task, began_at, took_ms, method, verdict, correlation)"
                + " select max(id), now() - interval '20 minutes', 5, 'POST', 'DONE', 'old' from task");
        sampling.sample();

        assertThat(latest("per-minute.requests")).isEqualTo(3);
        assertThat(latest("per-minute.answers.DONE")).isEqualTo(10);
        assertThat(latest("per-minute.answers.DEAD")).isEqualTo(1);
        assertThat(latest("latency.median")).isEqualTo(400);
        assertThat(latest("latency.p95")).isEqualTo(940, within(1.0));
    }

    @Test
    void old_minutes_become_hours_and_old_hours_go() throws Exception {
        DATABASE.execute("""
                insert into sample (series, at, value)
                select series, date_trunc('hour', now(), 'UTC') - age + minute * interval '1 minute', minute
                from (values ('tasks.queued'), ('per-minute.requests')) s (series),
                     (values (interval '1 day'), (interval '3 days'), (interval '91 days')) a (age),
                     generate_series(0, 59) m (minute)
                """);
        samples.thin();
        samples.thin();

        assertThat(DATABASE.query("select count(*) from sample where at > now() - interval '2 days'"))
                .isEqualTo("120");
        assertThat(DATABASE.query("select string_agg(series || ' ' || value, ', ' order by series) from sample"
                        + " where at < now() - interval '2 days' and at > now() - interval '4 days'"))
                .isEqualTo("per-minute.requests 29.5, tasks.queued 29.5");
        assertThat(DATABASE.query("select count(*) from sample where at < now() - interval '90 days'"))
                .isEqualTo("0");
    }

    @Test
    void what_several_instances_did_in_a_minute_adds_up() {
        samples.add("per-minute.objects", 10);
        samples.add("per-minute.objects", 5);
        double noted = samples.since(List.of("per-minute.objects"), "", 1).stream()
                .mapToDouble(Reading::value)
                .sum();
        assertThat(noted).isEqualTo(15);
    }

    @Test
    void a_plot_has_no_more_points_than_a_screen_shows() throws Exception {
        DATABASE.execute("""
                insert into sample (series, at, value)
                select series, date_trunc('minute', now()) - minute * interval '1 minute', 6
                from (values ('tasks.queued'), ('per-minute.requests'), ('latency.median')) s (series),
                     generate_series(0, 2000) m (minute)
                """);
        DATABASE.execute("insert into sample values ('per-minute.answers.DEAD', date_trunc('minute', now()), 30)");

        History throughput = histories.of(Histories.Kind.THROUGHPUT, 24);
        assertThat(throughput.at()).hasSizeBetween(400, 730).isSorted();
        assertThat(throughput.values()).containsOnlyKeys("requests");
        assertThat(throughput.values().get("requests")).allMatch(Double.valueOf(6)::equals);
        assertThat(histories.of(Histories.Kind.LATENCY, 1).values()).containsOnlyKeys("median");
        History failures = histories.of(Histories.Kind.FAILURES, 1);
        assertThat(failures.values()).containsOnlyKeys("DEAD");
        assertThat(failures.values().get("DEAD").getFirst()).isEqualTo(0.0);
        assertThat(failures.values().get("DEAD").getLast()).isEqualTo(30.0);
    }

    @Test
    void the_queue_is_counted_with_its_reasons() throws Exception {
        tasks(TaskState.DEAD, TaskState.DEAD, TaskState.QUEUED);
        DATABASE.execute(
                "insert into writer (person, due_at, pause_reason) select id, now() - interval '1 hour', 'locked'"
                        + " from person");
        QueueFigures figures = new QueueFigureStore(DATABASE.dataSource(), InstantSource.system()).count();

        assertThat(figures.in(TaskState.DEAD)).isEqualTo(2);
        assertThat(figures.in(TaskState.SENT)).isZero();
        assertThat(figures.deadLetters()).containsExactly(new QueueFigures.DeadReason("DEAD", null, "No.", 2));
        assertThat(figures.paused()).isEqualTo(Map.of("locked", 1L));
        assertThat(figures.oldestDue())
                .isBefore(InstantSource.system().instant().minusSeconds(3_000));
    }

    private static QueueFigures counted(Duration took) {
        return new QueueFigures(Instant.EPOCH, took, Map.of(), List.of(), null, Map.of());
    }

    @Test
    void the_longer_a_count_takes_the_longer_it_is_good() {
        assertThat(QueueCensus.pause(counted(Duration.ofMillis(3)))).isEqualTo(Duration.ofSeconds(2));
        assertThat(QueueCensus.pause(counted(Duration.ofMillis(180)))).isEqualTo(Duration.ofSeconds(36));
        assertThat(QueueCensus.pause(counted(Duration.ofSeconds(5)))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_page_is_not_kept_waiting_by_a_count() throws Exception {
        tasks(TaskState.QUEUED);
        Moving clock = new Moving();
        QueueCensus census = new QueueCensus(new QueueFigureStore(DATABASE.dataSource(), clock), clock);
        QueueFigures first = census.figures();
        assertThat(first.in(TaskState.QUEUED)).isEqualTo(1);

        DATABASE.execute("update task set state = 'sent'");
        clock.now = clock.now.plusSeconds(1);
        assertThat(census.figures()).isSameAs(first);
        clock.now = clock.now.plusSeconds(3_600);
        assertThat(census.figures().in(TaskState.SENT)).isEqualTo(1);
    }

    private static final class Moving implements InstantSource {
        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void little_room_is_a_concern() {
        Path folder = Path.of("data");
        assertThat(DataDisk.concern(folder, 1_000_000_000L, 10_000_000_000L))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("Only 1.0 GB are free"));
        assertThat(DataDisk.concern(folder, 40_000_000_000L, 1_000_000_000_000L))
                .isPresent();
        assertThat(DataDisk.concern(folder, 60_000_000_000L, 1_000_000_000_000L))
                .isEmpty();
    }
}
