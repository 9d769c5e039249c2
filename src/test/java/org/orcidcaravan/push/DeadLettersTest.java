package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.Section;

class DeadLettersTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String ACTOR = "test:somebody";

    private final QueueRows rows = new QueueRows(DATABASE);
    private final DeadLetters letters = new DeadLetters(
            new TransactionStore(DATABASE.dataSource()),
            new DeadLetterStore(DATABASE.dataSource()),
            new DeadLetterReasonStore(DATABASE.dataSource()));
    private long person;

    @BeforeEach
    void somebody() throws SQLException {
        rows.guard();
        person = rows.person();
    }

    private DeadLetterFilter ofPerson() throws SQLException {
        return new DeadLetterFilter(key(), null, null, null, null, null, null);
    }

    private String key() throws SQLException {
        return DATABASE.query("select person_id from person where id = " + person);
    }

    private List<Long> found(DeadLetterFilter filter) {
        return letters.list(filter, null, 100).stream().map(DeadLetter::id).toList();
    }

    @Test
    void a_replayed_one_is_queued_with_attempts_anew_and_its_person_is_due() throws SQLException {
        long task = rows.dead(person);

        assertThat(letters.replay(task, 0, ACTOR)).isEqualTo(new Acted.Done(TaskState.QUEUED));

        assertThat(DATABASE.query(
                        "select state || attempts || crashes || version || verdict from task where id = " + task))
                .isEqualTo("queued001REPLAYED");
        assertThat(rows.isDue(person)).isTrue();
        assertThat(rows.audit("task:" + task)).isEqualTo(ACTOR + " dead-letter.replay {}");
    }

    @Test
    void one_whose_outcome_is_not_known_is_looked_for_before_it_is_sent() throws SQLException {
        long task = rows.task(rows.item(person, "w1"), TaskState.DEAD, true);

        assertThat(letters.replay(task, null, ACTOR)).isEqualTo(new Acted.Done(TaskState.UNKNOWN));

        assertThat(DATABASE.query("select lane from writer where person = " + person))
                .isEqualTo("lookups");
    }

    @Test
    void one_of_a_paused_person_waits() throws SQLException {
        rows.pause(person);
        long task = rows.dead(person);

        assertThat(letters.replay(task, null, ACTOR)).isEqualTo(new Acted.Done(TaskState.WAITING));
        assertThat(rows.isDue(person)).isFalse();
    }

    @Test
    void what_is_not_as_it_was_seen_is_left_and_nothing_is_audited() throws SQLException {
        long sent = rows.task(rows.item(person, "w1"), TaskState.SENT, false);
        long dead = rows.dead(person);

        assertThat(letters.replay(sent, null, ACTOR)).isEqualTo(new Acted.NotAsSeen(TaskState.SENT));
        assertThat(letters.discard(dead, 3, "Too old.", ACTOR)).isEqualTo(new Acted.NotAsSeen(TaskState.DEAD));
        assertThat(letters.replay(-1, null, ACTOR)).isEqualTo(new Acted.Missing());
        assertThat(rows.audit("task:" + sent) + rows.audit("task:" + dead)).isEmpty();
    }

    @Test
    void row_64_of_two_who_replay_it_at_once_one_does_and_the_other_is_told() throws Exception {
        for (int round = 0; round < 20; round++) {
            long task = rows.dead(person);
            assertThat(atOnce(task))
                    .containsExactlyInAnyOrder(new Acted.Done(TaskState.QUEUED), new Acted.NotAsSeen(TaskState.QUEUED));
            assertThat(DATABASE.query("select version from task where id = " + task))
                    .isEqualTo("1");
            assertThat(DATABASE.query("select count(*) from audit where subject = 'task:" + task + "'"))
                    .isEqualTo("1");
        }
    }

    private List<Acted> atOnce(long task) throws Exception {
        CountDownLatch together = new CountDownLatch(2);
        List<Acted> acted = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Acted>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return letters.replay(task, 0, ACTOR);
                }));
            }
            for (Future<Acted> one : both) {
                acted.add(one.get());
            }
        }
        return acted;
    }

    @Test
    void a_discarded_one_is_suppressed_with_its_reason_and_keeps_what_orcid_said() throws SQLException {
        long task = rows.dead(person);
        DATABASE.execute("update task set error_code = 9021 where id = " + task);

        assertThat(letters.discard(task, 0, "It is a \"test\".", ACTOR))
                .isEqualTo(new Acted.Done(TaskState.SUPPRESSED));

        assertThat(DATABASE.query("select message || error_code || verdict from task where id = " + task))
                .isEqualTo("It is a \"test\".9021DISCARDED");
        assertThat(rows.audit("task:" + task))
                .isEqualTo(ACTOR + " dead-letter.discard {\"reason\": \"It is a \\\"test\\\".\"}");
        assertThat(found(ofPerson())).isEmpty();
    }

    @Test
    void an_act_names_who_and_a_discard_why() throws SQLException {
        long task = rows.dead(person);

        assertThatThrownBy(() -> letters.discard(task, 0, " ", ACTOR)).hasMessageContaining("say why");
        assertThatThrownBy(() -> letters.replay(task, 0, "")).hasMessageContaining("say who");
        assertThat(rows.state(task)).isEqualTo("dead");
    }

    @Test
    void an_act_by_a_filter_takes_all_that_fit_in_parts_that_are_audited() throws SQLException {
        long stays = rows.dead(rows.person());
        DATABASE.execute("""
                with items as (
                    insert into item (person, section, source, source_id, label, content, content_hash)
                    select %d, 'work', 'csv', 'bulk-' || n, 'Title', '{}', '' from generate_series(1, 1003) n
                    returning id, person)
                insert into task (item, person, section, operation, state) select id, person, 'work', 'create', 'dead'
                from items""".formatted(person));

        assertThat(letters.count(ofPerson())).isEqualTo(1_003);
        assertThat(letters.discard(ofPerson(), "Too old.", ACTOR)).isEqualTo(1_003);

        assertThat(letters.count(ofPerson())).isZero();
        assertThat(letters.discard(ofPerson(), "Too old.", ACTOR)).isZero();
        assertThat(rows.state(stays)).isEqualTo("dead");
        String where = " from audit where subject = 'dead-letters' and detail->'filter'->>'person' = '" + key() + "'";
        assertThat(DATABASE.query("select string_agg(detail->>'number', ' ' order by id)" + where))
                .isEqualTo("1000 3");
        assertThat(DATABASE.query("select sum(jsonb_array_length(detail->'tasks'))" + where))
                .isEqualTo("1003");
        assertThat(DATABASE.query("select max(detail->>'continues') = min(id)::text" + where))
                .isEqualTo("t");
    }

    @Test
    void all_that_fit_are_discarded_with_one_reason() throws SQLException {
        long one = rows.dead(person);
        long other = rows.dead(person);

        assertThat(letters.discard(ofPerson(), "The source is closed.", ACTOR)).isEqualTo(2);

        assertThat(DATABASE.query("select count(*) from task where id in (" + one + ", " + other
                        + ") and state = 'suppressed' and message = 'The source is closed.'"))
                .isEqualTo("2");
    }

    @Test
    void a_filter_finds_what_fits_all_that_it_asks() throws SQLException {
        String orcid = "0000-0002-1825-0097";
        long task = rows.task(rows.item(person, "Key_100%"), TaskState.DEAD, false);
        DATABASE.execute("update person set orcid = '" + orcid + "' where id = " + person);
        DATABASE.execute("update task set error_code = 9021 where id = " + task);
        Instant since = letters.open(task).orElseThrow().letter().changedAt();
        rows.dead(rows.person());

        assertThat(found(new DeadLetterFilter(orcid, "csv", Section.WORK, "exhausted", 9021, since, "key_100%")))
                .containsExactly(task);
        assertThat(found(new DeadLetterFilter(orcid, null, null, null, null, null, "OF KEY_100")))
                .containsExactly(task);
        for (DeadLetterFilter other : List.of(
                new DeadLetterFilter(orcid, "api", null, null, null, null, null),
                new DeadLetterFilter(orcid, null, Section.FUNDING, null, null, null, null),
                new DeadLetterFilter(orcid, null, null, "DEAD", null, null, null),
                new DeadLetterFilter(orcid, null, null, null, 9010, null, null),
                new DeadLetterFilter(orcid, null, null, null, null, since.plus(1, ChronoUnit.MICROS), null),
                new DeadLetterFilter(orcid, null, null, null, null, null, "key%100"),
                new DeadLetterFilter("nobody", null, null, null, null, null, null))) {
            assertThat(found(other)).as("%s", other).isEmpty();
        }
        assertThat(found(DeadLetterFilter.ALL)).contains(task).hasSizeGreaterThan(1);
    }

    @Test
    void the_newest_come_first_and_a_page_goes_on_behind_the_last() throws SQLException {
        List<Long> tasks = List.of(rows.dead(person), rows.dead(person), rows.dead(person));
        DATABASE.execute("update task set changed_at = now() - interval '1 day' where id = " + tasks.get(2));

        List<DeadLetter> first = letters.list(ofPerson(), null, 2);
        List<DeadLetter> second = letters.list(ofPerson(), first.getLast().place(), 2);

        assertThat(first).extracting(DeadLetter::id).containsExactly(tasks.get(1), tasks.get(0));
        assertThat(second).extracting(DeadLetter::id).containsExactly(tasks.get(2));
    }

    @Test
    void one_is_shown_with_every_attempt() throws SQLException {
        long task = rows.dead(person);
        DATABASE.execute("""
                insert into attempt (task, began_at, took_ms, method, verdict, http_status, error_code, message, correlation)
                values (%1$d, now(), 215, 'POST', 'RETRY', 503, null, 'Not now.', 'c-1'),
                       (%1$d, now(), 90, 'POST', 'DEAD', 400, 9001, 'No.', 'c-2')""".formatted(task));

        assertThat(letters.open(task)).hasValueSatisfying(opened -> {
            assertThat(opened.letter().state()).isEqualTo(TaskState.DEAD);
            assertThat(opened.letter().operation()).isEqualTo(Operation.CREATE);
            assertThat(opened.attempts()).extracting(Attempt::correlation).containsExactly("c-1", "c-2");
            assertThat(opened.attempts().getLast().errorCode()).isEqualTo(9001);
            assertThat(opened.attempts().getFirst().took()).hasMillis(215);
        });
        assertThat(letters.open(-1)).isEmpty();
    }

    @Test
    void reasons_are_counted_the_most_frequent_first() throws SQLException {
        DATABASE.execute("update task set error_code = 9048, http_status = 409 where id in (" + rows.dead(person) + ", "
                + rows.dead(person) + ")");
        DATABASE.execute("update task set error_code = 9049 where id = " + rows.dead(person));

        assertThat(letters.reasons(100))
                .filteredOn(reason -> reason.errorCode() != null && reason.errorCode() >= 9048)
                .containsExactly(
                        new DeadLetterReason("EXHAUSTED", 9048, 409, "It was tried 10 times.", 2),
                        new DeadLetterReason("EXHAUSTED", 9049, null, "It was tried 10 times.", 1));
        assertThat(letters.reasons(1)).hasSize(1);
        DATABASE.execute("update task set state = 'suppressed' where error_code >= 9048");
    }

    @Test
    void what_a_replay_would_come_to_is_known_before() throws SQLException {
        long plain = rows.dead(person);
        long lost = rows.task(rows.item(person, "lost"), TaskState.DEAD, true);
        long paused = rows.person();
        rows.pause(paused);

        assertThat(letters.prospect(plain)).contains(new DeadLetters.Prospect(TaskState.QUEUED, null));
        assertThat(letters.prospect(lost)).contains(new DeadLetters.Prospect(TaskState.UNKNOWN, null));
        assertThat(letters.prospect(rows.dead(paused))).contains(new DeadLetters.Prospect(TaskState.WAITING, "locked"));
        assertThat(letters.prospect(rows.task(rows.item(person, "sent"), TaskState.SENT, false)))
                .isEmpty();
    }

    @Test
    void a_database_that_is_down_is_said() {
        TransactionStore down = new TransactionStore(DATABASE.unreachable());
        DeadLetters unreachable = new DeadLetters(
                down, new DeadLetterStore(DATABASE.unreachable()), new DeadLetterReasonStore(DATABASE.unreachable()));

        assertThatThrownBy(() -> unreachable.list(DeadLetterFilter.ALL, null, 1))
                .isInstanceOf(QueueTrouble.class)
                .hasMessageStartingWith("Failed to list dead letters");
        assertThatThrownBy(() -> unreachable.count(DeadLetterFilter.ALL)).isInstanceOf(QueueTrouble.class);
        assertThatThrownBy(() -> unreachable.open(1)).isInstanceOf(QueueTrouble.class);
        assertThatThrownBy(() -> unreachable.reasons(1)).isInstanceOf(QueueTrouble.class);
        assertThatThrownBy(() -> unreachable.prospect(1)).isInstanceOf(QueueTrouble.class);
        assertThatThrownBy(() -> unreachable.discard(DeadLetterFilter.ALL, "Why.", ACTOR))
                .isInstanceOf(QueueTrouble.class)
                .hasMessageStartingWith("Failed to discard more dead letters");
    }
}
