package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.Section;

class TaskSearchTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String ORCID = "0000-0002-1825-0097";

    private final QueueRows rows = new QueueRows(DATABASE);
    private final TaskSearchStore search = new TaskSearchStore(
            new TransactionStore(DATABASE.dataSource()), new DeadLetterStore(DATABASE.dataSource()));
    private long person;
    private String key = "";
    private long task;

    @BeforeEach
    void a_work_of_somebody() throws SQLException {
        DATABASE.execute("truncate person, item, task, writer, suppression cascade");
        person = rows.person();
        key = DATABASE.query("select person_id from person where id = " + person);
        DATABASE.execute("update person set orcid = '" + ORCID
                + "', given_name = 'Josiah', family_name = 'Carberry-Smith' where id = " + person);
        long item = rows.item(person, "repo/17");
        DATABASE.execute("update item set label = 'Die Wüste lebt: on caravans (2nd ed.)' where id = " + item);
        task = rows.task(item, TaskState.SCHEDULED, false);
        rows.task(rows.item(rows.person(), "other"), TaskState.SENT, false);
    }

    private List<Long> found(TaskFilter filter) {
        return search.find(filter, null, 10).tasks().stream().map(FoundTask::id).toList();
    }

    private List<Long> found(String words) {
        return found(new TaskFilter(words, null, null, null, null));
    }

    @Test
    void a_task_is_found_by_what_a_person_remembers_of_it() {
        for (String words : List.of(
                "caravans",
                "CARAV",
                "wüste car",
                "2nd",
                "caravans, on!",
                "repo/17",
                key,
                ORCID,
                "https://orcid.org/" + ORCID,
                "carberry",
                "smith josi")) {
            assertThat(found(words)).as(words).containsExactly(task);
        }
        for (String words : List.of("aravans", "repo", "caravans camels", "'", "&|!", "Josiah Bond", "nobody")) {
            assertThat(found(words)).as(words).isEmpty();
        }
        assertThat(found(" ")).hasSize(2);
    }

    @Test
    void all_that_is_asked_has_to_fit() {
        assertThat(found(new TaskFilter("caravans", ORCID, TaskState.SCHEDULED, Section.WORK, "csv")))
                .containsExactly(task);
        assertThat(found(new TaskFilter(null, key, TaskState.SCHEDULED, Section.WORK, "csv")))
                .containsExactly(task);
        for (TaskFilter other : List.of(
                new TaskFilter("caravans", "nobody", null, null, null),
                new TaskFilter("caravans", null, TaskState.SENT, null, null),
                new TaskFilter("caravans", null, null, Section.FUNDING, null),
                new TaskFilter("caravans", null, null, null, "api"),
                new TaskFilter(null, key, TaskState.DEAD, null, null))) {
            assertThat(found(other)).as("%s", other).isEmpty();
        }
    }

    @Test
    void the_newest_come_first_and_a_page_goes_on_behind_the_last() throws SQLException {
        long newer = rows.task(rows.item(person, "newer"), TaskState.QUEUED, false);

        TaskFilter mine = new TaskFilter(null, key, null, null, null);
        assertThat(search.find(mine, null, 1).tasks()).extracting(FoundTask::id).containsExactly(newer);
        assertThat(search.find(mine, newer, 1).tasks())
                .extracting(FoundTask::id)
                .containsExactly(task);
        assertThat(search.find(mine, task, 1).tasks()).isEmpty();
    }

    @Test
    void too_common_words_are_said_to_be_so() throws SQLException {
        DATABASE.execute("""
                with items as (
                    insert into item (person, section, source, source_id, label, content, content_hash)
                    select %d, 'work', 'csv', 'common-' || n, 'A common title', '{}', '' from generate_series(1, %d) n
                    returning id, person)
                insert into task (item, person, section, operation, state) select id, person, 'work', 'create', 'sent'
                from items""".formatted(person, TaskSearchStore.MOST_HITS + 1));

        assertThat(search.find(new TaskFilter("common", null, null, null, null), null, 5)
                        .partial())
                .isTrue();
        assertThat(search.find(new TaskFilter("caravans", null, null, null, null), null, 5)
                        .partial())
                .isFalse();
    }

    @Test
    void one_tells_what_keeps_it_and_every_request() throws SQLException {
        DATABASE.execute("insert into suppression (person, source, source_id, reason, said_by) values (" + person
                + ", 'csv', 'repo/17', 'Not mine.', 'test')");
        DATABASE.execute("""
                insert into attempt (task, began_at, took_ms, method, verdict, http_status, message, correlation)
                values (%d, now(), 215, 'POST', 'RETRY', 503, 'Not now.', 'c-1')""".formatted(task));
        rows.pause(person);

        assertThat(search.open(task)).hasValueSatisfying(opened -> {
            assertThat(opened.task().name()).isEqualTo("Josiah Carberry-Smith");
            assertThat(opened.task().suppressed()).isEqualTo("Not mine.");
            assertThat(opened.task().pauseReason()).isEqualTo("locked");
            assertThat(opened.task().nextAt()).isNotNull();
            assertThat(opened.task().removed()).isFalse();
            assertThat(opened.attempts()).extracting(Attempt::correlation).containsExactly("c-1");
        });
        assertThat(search.open(-1)).isEmpty();
        PausedPeopleStore paused = new PausedPeopleStore(DATABASE.dataSource());
        assertThat(paused.list("locked", 0, 10)).singleElement().satisfies(waits -> {
            assertThat(waits.personId()).isEqualTo(key);
            assertThat(waits.name()).isEqualTo("Josiah Carberry-Smith");
            assertThat(waits.until()).isNull();
            assertThat(waits.tasks()).isZero();
        });
        assertThat(paused.list("full", 0, 10)).isEmpty();
        assertThat(paused.list(null, person, 10)).isEmpty();
    }
}
