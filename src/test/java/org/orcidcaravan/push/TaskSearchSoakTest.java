package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.Section;

/** The measurement of {@code bench/search/run}: a million tasks of 20,000 people. */
@Tag("soak")
class TaskSearchSoakTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Duration LIMIT = Duration.ofMillis(500);

    private final TaskSearchStore search = new TaskSearchStore(
            new TransactionStore(DATABASE.dataSource()), new DeadLetterStore(DATABASE.dataSource()));

    /** Every title has one of ten common words, one of a thousand, and one of its own. */
    @BeforeAll
    static void a_million_tasks() throws SQLException {
        DATABASE.execute("""
                insert into person (person_id, given_name, family_name, orcid)
                select 'p' || n, 'Given' || n % 300, 'Family' || n % 5000,
                       '0000-0003-' || to_char(n / 10000, 'FM0000') || '-' || to_char(n % 10000, 'FM0000')
                from generate_series(1, 20000) n""");
        DATABASE.execute("""
                insert into item (person, section, source, source_id, label, content, content_hash)
                select 1 + n % 20000, case when n % 1000 = 0 then 'funding' else 'work' end,
                       case when n % 5000 = 0 then 'rare' else 'repository' end, 'key/' || n,
                       'A study of common' || n % 10 || ' matter' || n % 1000 || ' in place' || n, '{}', '\\x01'
                from generate_series(1, 1000000) n""");
        DATABASE.execute("""
                insert into task (item, person, section, operation, state, verdict, message, changed_at)
                select id, person, section, 'create',
                       case when id % 100 = 1 then 'dead' when id % 200 = 2 then 'waiting' when id < 2000 then 'scheduled'
                            else 'sent' end, 'DONE', 'ORCID has added it.', now() - id * interval '1 second'
                from item""");
        DATABASE.execute("insert into writer (person) select id from person");
        DATABASE.execute("vacuum analyze");
    }

    private static TaskFilter words(String words) {
        return new TaskFilter(words, null, null, null, null);
    }

    private static Map<String, TaskFilter> questions() {
        Map<String, TaskFilter> all = new LinkedHashMap<>();
        all.put("nothing asked", TaskFilter.ALL);
        all.put("a word that one title has", words("place777777"));
        all.put("a word that a thousand have", words("matter7"));
        all.put("a word that all have", words("study"));
        all.put("a word that none has", words("camel"));
        all.put("two words", words("common3 matter33"));
        all.put("a key", words("key/500001"));
        all.put("a person's key", words("p777"));
        all.put("an iD", words("0000-0003-0000-0777"));
        all.put("a name", words("Given77 Family77"));
        all.put("a common name", words("given7"));
        all.put("a person's dead letters", new TaskFilter(null, "p777", TaskState.DEAD, null, null));
        all.put("the dead", new TaskFilter(null, null, TaskState.DEAD, null, null));
        all.put("the scheduled, which are the oldest", new TaskFilter(null, null, TaskState.SCHEDULED, null, null));
        all.put("a state that none is in", new TaskFilter(null, null, TaskState.REMOVED, null, null));
        all.put("a rare section", new TaskFilter(null, null, null, Section.FUNDING, null));
        all.put("a section that none has", new TaskFilter(null, null, null, Section.SERVICE, null));
        all.put("a rare source", new TaskFilter(null, null, null, null, "rare"));
        all.put("a source that there is not", new TaskFilter(null, null, null, null, "none"));
        all.put("a common word of the dead", new TaskFilter("study", null, TaskState.DEAD, null, null));
        return all;
    }

    @Test
    void each_question_is_answered_within_half_a_second() {
        questions().forEach((what, filter) -> {
            search.find(filter, null, 51);
            long slowest = 0;
            FoundTask.Page page = search.find(filter, null, 51);
            for (int i = 0; i < 5; i++) {
                long began = System.nanoTime();
                page = search.find(filter, null, 51);
                slowest = Math.max(slowest, System.nanoTime() - began);
            }
            System.out.printf(
                    "%-40s %6.1f ms, %d rows%s%n",
                    what, slowest / 1e6, page.tasks().size(), page.partial() ? ", partial" : "");
            assertThat(Duration.ofNanos(slowest)).as(what).isLessThan(LIMIT);
        });
    }
}
