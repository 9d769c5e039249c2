package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.answer.PersonStop;
import org.orcidcaravan.push.Evidence.Via;
import org.orcidcaravan.push.Finding.Kind;
import org.orcidcaravan.push.Findings.Compared;
import org.orcidcaravan.push.Findings.Terms;
import org.orcidcaravan.simulator.record.SyntheticIds;

/** Looks at a record beside others who are at work on it, rehearsed ones, and at one that is closed. */
class FindingsAtOnceTest extends FindingsCase {
    @Test
    void nothing_is_compared_while_a_request_is_under_way_or_when_the_id_is_another_by_now() throws SQLException {
        sent("w1", 11);
        Evidence others = new Evidence(SyntheticIds.at(5), Set.of(Section.WORK), List.of(), now, Via.API);
        assertThat(findings.compare(person, others, terms).compared()).isFalse();
        DATABASE.execute("update writer set lease_until = now() + interval '1 minute' where person = " + person);

        assertThat(compare(Via.API).compared()).isFalse();
        assertThat(findings.closed(person, orcid, new Findings.Stop(PersonStop.LOCKED, "Locked.", null), now, terms)
                        .compared())
                .isFalse();
    }

    @Test
    void a_rehearsal_finds_the_same_and_changes_nothing() throws SQLException {
        long item = sent("w1", 11);
        Terms rehearsal = new Terms(0, "test:somebody", Duration.ofMinutes(5), false, true, true);

        assertThat(kinds(findings.compare(person, shows(Via.API), rehearsal))).containsExactly(Kind.REMOVED);

        assertThat(item(item)).isEqualTo("11|f|t");
        assertThat(rows.audit("person:" + person)).isEmpty();
    }

    @Test
    void two_instances_at_once_do_it_once() throws Exception {
        sent("w1", 11);
        sent("w2", 12);
        List<Compared> both = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Compared> look = () -> compare(Via.API, seen(22, "w2"));
            for (Future<Compared> one : threads.invokeAll(List.of(look, look))) {
                both.add(one.get());
            }
        }
        assertThat(both.stream().flatMap(one -> kinds(one).stream()))
                .containsExactlyInAnyOrder(Kind.REMOVED, Kind.MOVED);
        assertThat(rows.audit("person:" + person).split("record.reconcile")).hasSize(2);
    }

    @Test
    void a_record_that_takes_nothing_pauses_its_person() throws SQLException {
        long item = rows.item(person, "w1");
        long task = rows.task(item, TaskState.QUEUED, false);

        Compared compared =
                findings.closed(person, orcid, new Findings.Stop(PersonStop.DEACTIVATED, "Closed.", null), now, terms);

        assertThat(kinds(compared)).containsExactly(Kind.CLOSED);
        assertThat(rows.state(task)).isEqualTo("waiting");
        assertThat(DATABASE.query("select pause_reason from writer where person = " + person))
                .isEqualTo("deactivated");
        assertThat(findings.closed(
                                person, orcid, new Findings.Stop(PersonStop.DEACTIVATED, "Closed.", null), now, terms)
                        .findings())
                .isEmpty();
    }

    @Test
    void an_error_document_from_before_our_last_success_proves_nothing() throws SQLException {
        sent("w1", 11);

        Compared compared = findings.closed(
                person,
                orcid,
                new Findings.Stop(PersonStop.LOCKED, "Locked.", null),
                now.minus(Duration.ofHours(2)),
                terms);

        assertThat(compared).isEqualTo(new Compared(true, List.of(), Set.of(), 1));
        assertThat(DATABASE.query("select count(*) from writer where pause_reason is not null and person = " + person))
                .isEqualTo("0");
    }

    @Test
    void every_kind_is_in_the_database_by_its_name() {
        assertThat(Arrays.stream(Kind.values()).map(kind -> Kind.named(kind.text())))
                .containsExactly(Kind.values());
    }
}
