package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;

/** Many dead letters sent again: each exactly once, whoever asks and whatever breaks off (faults.md row 64). */
class ReplaysTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String ACTOR = "test:somebody";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final QueueRows rows = new QueueRows(DATABASE);
    private final Replays replays = replays(10);
    private long person;

    @BeforeEach
    void somebody() throws SQLException {
        rows.guard();
        person = rows.person();
    }

    /** So that no test goes on with what another left. */
    @AfterEach
    void nothing_is_left() throws SQLException {
        DATABASE.execute("update replay set state = 'stopped' where state in ('running', 'undoing')");
    }

    private static Replays replays(int batch) {
        PushSettings settings = new SmallRyeConfigBuilder()
                .withMapping(PushSettings.class)
                .withDefaultValue("caravan.push.documents", "none")
                .withDefaultValue("caravan.push.replay-batch", Integer.toString(batch))
                .withDefaultValue("caravan.push.replay-every", "0")
                .build()
                .getConfigMapping(PushSettings.class);
        return new Replays(
                new TransactionStore(DATABASE.dataSource()), new ReplayStore(DATABASE.dataSource()), settings);
    }

    private ReplayOrder ofPerson() throws SQLException {
        String key = DATABASE.query("select person_id from person where id = " + person);
        return order(new ReplayOrder.Fitting(new DeadLetterFilter(key, null, null, null, null, null, null)), null);
    }

    private static ReplayOrder order(ReplayOrder.Which which, String key) {
        return new ReplayOrder(which, key, MINUTE, ACTOR);
    }

    private void dead(int number) throws SQLException {
        DATABASE.execute("""
                with items as (
                    insert into item (person, section, source, source_id, label, content, content_hash)
                    select %1$d, 'work', 'csv', 'many-' || n || '-' || %1$d, 'Title', '{}', '\\x01'
                    from generate_series(1, %2$d) n returning id, person)
                insert into task (item, person, section, operation, state, attempts, crashes, verdict, error_code,
                                  http_status, message, changed_at)
                select id, person, 'work', 'create', 'dead', 10, 1, 'EXHAUSTED', 9001, 503, 'It was tried 10 times.',
                       now() - interval '3 days' from items""".formatted(person, number));
    }

    private String tasks(String condition) throws SQLException {
        return DATABASE.query("select count(*) from task where person = " + person + " and " + condition);
    }

    private static void finish(Replays driver, Replay replay) {
        while (driver.step(replay.id())) {
            assertThat(replay.id()).isPositive();
        }
    }

    private Replay now(Replay replay) {
        return replays.find(replay.id()).orElseThrow();
    }

    @Test
    void all_that_fit_are_queued_after_a_grace_and_the_progress_says_so() throws SQLException {
        dead(25);
        long other = rows.dead(rows.person());

        Replay begun = replays.begin(ofPerson());
        assertThat(begun.state()).isEqualTo(ReplayState.RUNNING);
        assertThat(begun.total()).isEqualTo(25);
        assertThat(begun.undoable()).isTrue();
        assertThat(tasks("state = 'dead'")).isEqualTo("25");
        assertThat(replays.step(begun.id())).isTrue();
        assertThat(now(begun).done()).isEqualTo(10);
        finish(replays, begun);

        assertThat(now(begun)).satisfies(replay -> {
            assertThat(replay.state()).isEqualTo(ReplayState.DONE);
            assertThat(replay.done()).isEqualTo(25);
            assertThat(replay.skipped()).isZero();
            assertThat(replay.undoUntil()).isAfter(replay.endedAt());
        });
        assertThat(tasks("state = 'queued' and version = 1 and attempts = 0 and verdict = 'REPLAYED'"))
                .isEqualTo("25");
        assertThat(tasks("available_at > now() + interval '50 seconds'")).isEqualTo("25");
        assertThat(DATABASE.query("select due_at > now() + interval '50 seconds' from writer where person = " + person))
                .isEqualTo("t");
        assertThat(rows.state(other)).isEqualTo("dead");
        assertThat(replays.standing(begun.id())).containsEntry(TaskState.QUEUED, 25L);
    }

    @Test
    void row_64_two_instances_at_once_replay_each_exactly_once_and_audit_it() throws Exception {
        dead(200);
        Replay begun = replays.begin(ofPerson());

        together(2, () -> {
            finish(replays(7), begun);
            return begun;
        });
        finish(replays, begun);

        assertThat(now(begun).done()).isEqualTo(200);
        assertThat(tasks("state = 'queued' and version = 1")).isEqualTo("200");
        String audited = "from audit a, jsonb_array_elements_text(a.detail->'tasks') task where a.subject = 'replay:"
                + begun.id() + "' and a.action = 'dead-letter.replay'";
        assertThat(DATABASE.query("select count(*) || ' ' || count(distinct task) " + audited))
                .isEqualTo("200 200");
    }

    @Test
    void row_64_two_clicks_with_one_key_are_one_replay() throws Exception {
        dead(20);
        ReplayOrder.Which which = ofPerson().which();

        List<Replay> both = together(2, () -> replays.begin(order(which, "click-" + person)));
        finish(replays, both.getFirst());

        assertThat(both).extracting(Replay::id).containsOnly(both.getFirst().id());
        assertThat(tasks("state = 'queued' and version = 1")).isEqualTo("20");
        assertThat(DATABASE.query("select count(*) from audit where action = 'replay.begin' and subject = 'replay:"
                        + both.getFirst().id() + "'"))
                .isEqualTo("1");
        assertThatThrownBy(() -> replays.begin(order(new ReplayOrder.These(List.of(1L)), "click-" + person)))
                .isInstanceOf(KeyTaken.class);
    }

    @Test
    void row_64_two_admins_who_ask_for_the_same_replay_each_once() throws Exception {
        dead(50);
        ReplayOrder order = ofPerson();

        List<Replay> both = together(2, () -> {
            Replay replay = replays.begin(order);
            finish(replays, replay);
            return replay;
        });
        for (Replay replay : both) {
            finish(replays, replay);
        }

        assertThat(tasks("state = 'queued' and version = 1")).isEqualTo("50");
        assertThat(now(both.getFirst()).done() + now(both.getLast()).done()).isEqualTo(50);
    }

    private <T> List<T> together(int number, java.util.concurrent.Callable<T> what) throws Exception {
        CountDownLatch ready = new CountDownLatch(number);
        List<T> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(number)) {
            List<Future<T>> begun = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                begun.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return what.call();
                }));
            }
            for (Future<T> one : begun) {
                all.add(one.get());
            }
        }
        return all;
    }

    @Test
    void a_stopped_one_hands_nothing_more_over() throws SQLException {
        dead(25);
        Replay begun = replays.begin(ofPerson());
        replays.step(begun.id());

        assertThat(replays.stop(begun.id(), "test:other"))
                .hasValueSatisfying(turned -> assertThat(turned.changed()).isTrue());

        assertThat(replays.step(begun.id())).isFalse();
        assertThat(now(begun).state()).isEqualTo(ReplayState.STOPPED);
        assertThat(tasks("state = 'dead'")).isEqualTo("15");
        assertThat(replays.stop(begun.id(), ACTOR))
                .hasValueSatisfying(turned -> assertThat(turned.changed()).isFalse());
        assertThat(replays.stop(-1, ACTOR)).isEmpty();
        assertThat(rows.audit("replay:" + begun.id()))
                .contains("replay.begin", "dead-letter.replay", "test:other replay.stop {\"handedOver\": 10}");
    }

    @Test
    void one_whose_driver_died_between_two_parts_goes_on_where_it_was() throws SQLException {
        dead(25);
        Replay begun = replays.begin(ofPerson());
        replays.step(begun.id());

        finish(replays(3), begun);

        assertThat(now(begun).done()).isEqualTo(25);
        assertThat(tasks("state = 'queued' and version = 1")).isEqualTo("25");
    }

    @Test
    void the_clock_goes_on_with_all_that_are_open() throws SQLException {
        dead(12);
        Replay one = replays.begin(ofPerson());
        person = rows.person();
        dead(12);
        Replay other = replays.begin(ofPerson());

        new ReplayClock(replays).handOver();

        assertThat(List.of(now(one), now(other))).extracting(Replay::state).containsOnly(ReplayState.DONE);
        assertThat(replays.latest(null, 2)).extracting(Replay::id).containsExactly(other.id(), one.id());
        assertThat(replays.latest(other.id(), 1)).extracting(Replay::id).containsExactly(one.id());
    }

    @Test
    void one_that_is_taken_back_leaves_the_list_as_it_was() throws SQLException {
        dead(25);
        String before = fingerprint();
        Replay begun = replays.begin(ofPerson());
        finish(replays, begun);

        assertThat(replays.undo(begun.id(), "test:other")).hasValueSatisfying(turned -> {
            assertThat(turned.changed()).isTrue();
            assertThat(turned.replay().state()).isEqualTo(ReplayState.UNDONE);
            assertThat(turned.replay().undone()).isEqualTo(25);
        });

        assertThat(fingerprint()).isEqualTo(before);
        assertThat(replays.undo(begun.id(), ACTOR))
                .hasValueSatisfying(turned -> assertThat(turned.changed()).isFalse());
        assertThat(replays.undo(-1, ACTOR)).isEmpty();
        assertThat(rows.audit("replay:" + begun.id()))
                .contains("test:other replay.undo", "test:other dead-letter.put-back {\"tasks\": [");
        assertThat(replays.begin(ofPerson()).total()).isEqualTo(25);
    }

    private String fingerprint() throws SQLException {
        return DATABASE.query("""
                select md5(string_agg(concat_ws('|', id, state, attempts, crashes, verdict, error_code, http_status, message,
                                                changed_at), ';' order by id)) from task where person = """ + person);
    }

    @Test
    void what_somebody_has_begun_to_send_or_changed_since_is_not_taken_back() throws SQLException {
        dead(5);
        long first = Long.parseLong(DATABASE.query("select min(id) from task where person = " + person));
        Replay begun = replays.begin(ofPerson());
        finish(replays, begun);
        DATABASE.execute("update task set state = 'leased' where id = " + first);
        DATABASE.execute("update task set state = 'leased' where id = " + (first + 1));
        DATABASE.execute("update task set state = 'queued', verdict = 'GIVEN_BACK' where id = " + (first + 1));
        DATABASE.execute("update item set content_hash = '\\x02' where id = (select item from task where id = "
                + (first + 2) + ")");

        assertThat(replays.undo(begun.id(), ACTOR))
                .hasValueSatisfying(
                        turned -> assertThat(turned.replay().undone()).isEqualTo(2));

        assertThat(tasks("state = 'dead'")).isEqualTo("2");
        assertThat(rows.state(first) + rows.state(first + 1) + rows.state(first + 2))
                .isEqualTo("leasedqueuedqueued");
    }

    @Test
    void one_that_is_under_way_is_taken_back_as_far_as_it_came() throws SQLException {
        dead(25);
        Replay begun = replays.begin(ofPerson());
        replays.step(begun.id());

        replays.undo(begun.id(), ACTOR);

        assertThat(now(begun).undone()).isEqualTo(10);
        assertThat(tasks("state = 'dead'")).isEqualTo("25");
        assertThat(replays.step(begun.id())).isFalse();
    }

    @Test
    void without_a_grace_or_after_it_nothing_is_taken_back() throws SQLException {
        dead(3);
        Replay atOnce = replays.begin(new ReplayOrder(ofPerson().which(), null, Duration.ZERO, ACTOR));
        assertThat(atOnce.undoable()).isFalse();
        finish(replays, atOnce);
        assertThat(tasks("available_at <= now()")).isEqualTo("3");
        assertThat(replays.undo(atOnce.id(), ACTOR))
                .hasValueSatisfying(turned -> assertThat(turned.changed()).isFalse());

        dead(0);
        Replay late = replays.begin(order(new ReplayOrder.These(List.of(rows.dead(person))), null));
        finish(replays, late);
        DATABASE.execute("update replay set ended_at = now() - interval '61 seconds' where id = " + late.id());
        assertThat(replays.undo(late.id(), ACTOR))
                .hasValueSatisfying(turned -> assertThat(turned.changed()).isFalse());
        assertThat(tasks("state = 'queued'")).isEqualTo("4");
    }

    @Test
    void of_ids_those_that_are_not_on_the_list_are_skipped() throws SQLException {
        long dead = rows.dead(person);
        long sent = rows.task(rows.item(person, "sent"), TaskState.SENT, false);

        Replay replay = replays.begin(order(new ReplayOrder.These(List.of(dead, sent, dead, 999_999_999L)), null));
        finish(replays, replay);

        assertThat(now(replay).total()).isEqualTo(3);
        assertThat(now(replay).done()).isOne();
        assertThat(now(replay).skipped()).isEqualTo(2);
    }

    @Test
    void what_changes_after_it_was_asked_for_is_skipped() throws SQLException {
        dead(4);
        Replay begun = replays.begin(ofPerson());
        DATABASE.execute("update task set version = version + 1 where id = (select min(id) from task where person = "
                + person + ")");
        DATABASE.execute("delete from task where id = (select max(id) from task where person = " + person + ")");
        finish(replays, begun);

        assertThat(now(begun).done()).isEqualTo(2);
        assertThat(now(begun).skipped()).isEqualTo(2);
        assertThat(tasks("state = 'dead'")).isEqualTo("1");
    }

    @Test
    void for_a_paused_person_and_for_a_lost_answer_it_is_as_for_one() throws SQLException {
        long lost = rows.task(rows.item(person, "lost"), TaskState.DEAD, true);
        long paused = rows.person();
        rows.pause(paused);
        long waits = rows.dead(paused);

        Replay replay = replays.begin(order(new ReplayOrder.These(List.of(lost, waits)), null));
        finish(replays, replay);
        assertThat(rows.state(lost) + " " + rows.state(waits)).isEqualTo("unknown waiting");

        replays.undo(replay.id(), ACTOR);
        assertThat(rows.state(lost) + " " + rows.state(waits)).isEqualTo("dead dead");
    }

    @Test
    void ten_thousand_are_replayed_exactly_once_and_taken_back() throws SQLException {
        for (int i = 0; i < 100; i++) {
            person = rows.person();
            dead(100);
        }
        Replays driver = replays(200);
        long began = System.nanoTime();
        Replay begun = driver.begin(order(
                new ReplayOrder.Fitting(new DeadLetterFilter(null, null, null, "exhausted", null, null, "many-")),
                null));
        long asked = System.nanoTime();
        finish(driver, begun);
        long handedOver = System.nanoTime();
        driver.undo(begun.id(), ACTOR);
        long takenBack = System.nanoTime();

        System.getLogger(getClass().getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} dead letters: asked for in {1} ms, handed over in {2} ms, taken back in {3} ms",
                        begun.total(),
                        (asked - began) / 1_000_000,
                        (handedOver - asked) / 1_000_000,
                        (takenBack - handedOver) / 1_000_000);
        assertThat(begun.total()).isGreaterThanOrEqualTo(10_000);
        assertThat(now(begun).done()).isEqualTo(begun.total());
        assertThat(now(begun).undone()).isEqualTo(begun.total());
        assertThat(Duration.ofNanos(takenBack - began)).isLessThan(Duration.ofMinutes(1));
    }
}
