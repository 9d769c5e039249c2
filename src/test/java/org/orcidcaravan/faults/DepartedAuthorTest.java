package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.routing.handover.RecordIntake;
import org.orcidcaravan.routing.handover.SourceName;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Circumstances;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.record.Ownership;
import org.orcidcaravan.source.record.SourceRecord;

/** Who stops being an author between the intake and the sending gets nothing, whatever the two do at once. */
@QuarkusTest
class DepartedAuthorTest extends PushRouteTest {
    private static final Author STRANGER = Author.named("Fremd, Frida");

    @Inject
    RecordIntake records;

    private static Author author(OrcidId id) {
        return new Author("Beispiel, Anna", "author", id.toString(), null, null, null);
    }

    private void tell(String source, String title, int number, Author... authors) {
        List<Entry> entries = IntStream.range(0, number)
                .mapToObj(i -> new SourceRecord(
                        person + "-" + i,
                        null,
                        work(person + "-" + i, title + " " + i),
                        Arrays.asList(authors),
                        Ownership.UNSAID,
                        Circumstances.UNSAID,
                        Map.of()))
                .<Entry>map(record -> new Entry.Present(1, record))
                .toList();
        records.take(new SourceName(source), entries.iterator(), arrival -> {});
    }

    @Test
    void what_is_in_line_when_an_author_departs_is_not_sent() throws Exception {
        block();
        tell("keeping", "In line", 3, author(orcid));
        assertThat(tasks("state")).containsOnly("queued");

        tell("keeping", "In line", 3, STRANGER);
        unblock();
        settled();

        assertThat(tasks("state")).containsOnly("suppressed");
        assertThat(requests("POST", null)).isZero();
    }

    @Test
    void what_comes_back_into_the_line_by_another_road_is_asked_once_more_before_it_is_sent() throws Exception {
        block();
        tell("keeping", "By another road", 1, author(orcid));
        tell("keeping", "By another road", 1, STRANGER);
        rows.change("update task set state = 'queued' where person = " + person);
        rows.change("update writer set due_at = now() where person = " + person);
        unblock();
        settled();

        assertThat(tasks()).containsExactly("create|suppressed|WITHDRAWN");
        assertThat(tasks("message"))
                .containsExactly("The source no longer names this person among those whose work it is.");
        assertThat(requests("POST", null)).isZero();
    }

    @Test
    void authors_that_change_while_works_are_sent_leave_nothing_behind() throws Exception {
        for (int round = 0; round < 8; round++) {
            tell("removing", "Round " + round, 5, author(orcid));
            tell("removing", "Round " + round, 5, STRANGER);
        }
        settled();

        assertThat(inRecord()).isEmpty();

        tell("removing", "At last", 5, author(orcid));
        settled();
        assertThat(inRecord()).hasSize(5);
    }
}
