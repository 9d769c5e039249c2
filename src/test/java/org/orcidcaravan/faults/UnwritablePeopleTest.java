package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Harm;
import org.orcidcaravan.simulator.registry.record.RecordState;

/** People whose record takes nothing: by their own will, by ORCID's, or because our client may not. */
@QuarkusTest
class UnwritablePeopleTest extends PushRouteTest {
    record Closed(RecordState state, String reason, int code) {}

    static List<Closed> closedRecords() {
        return List.of(
                new Closed(new RecordState.Locked(), "locked", 9018),
                new Closed(new RecordState.Deactivated(), "deactivated", 9044),
                new Closed(new RecordState.Unclaimed(), "unclaimed", 9036));
    }

    private void keyword(String word) {
        offer(word, new PersonDetail(Section.KEYWORD, word, null, null));
    }

    @Test
    void row_49_a_permission_withdrawn_midway_is_tried_once_more_and_then_all_waits() throws Exception {
        block();
        for (String word : List.of("one", "two", "three", "four", "five")) {
            keyword(word);
        }
        registry.inject(
                Fault.of(Harm.revokeToken()).on(orcid).onWrites().after(2).times(1));
        unblock();
        settled();

        assertThat(tasks("state")).containsExactly("sent", "sent", "waiting", "waiting", "waiting");
        assertThat(requests("POST", "/keywords")).isEqualTo(4);
        assertThat(pauseReason()).isEqualTo("consent-needed");
        assertThat(rows.of("select state from token where person = ?", person)).containsExactly("rejected");

        permit(person, orcid);
        until(5, "state = 'sent'");
        assertThat(pauseReason()).isEqualTo("null");
    }

    @Test
    void row_49_a_permission_given_while_the_old_one_is_refused_is_used() throws Exception {
        registry.revokeByUser(orcid);
        rows.change(
                "insert into writer (person, doubts) values (?, 1) on conflict (person) do update set doubts = 1",
                person);
        // Refused for the second time; but there is another one, which no pause would ever see as new.
        block();
        keyword("one");
        String old = rows.of("select id from token where person = ?", person).getFirst();
        registry.inject(Fault.of(Harm.lateAnswer(java.time.Duration.ofMillis(1_000)))
                .on(orcid)
                .onWrites()
                .times(1));
        unblock();
        await().until(() -> requests("POST", "/keywords") == 1);
        permit(person, orcid);
        settled();

        assertThat(tasks("state")).containsExactly("sent");
        assertThat(rows.of("select state from token where id = ?", Long.valueOf(old)))
                .containsExactly("rejected");
    }

    @Test
    void row_49_a_client_that_orcid_switched_off_stops_everything_and_kills_nothing() throws Exception {
        registry.deactivateClient();
        offer(works(3));
        await().until(() -> rows.of("select alert from registry_pace").equals(List.of("t")));
        until(3, "state = 'scheduled'");
        int before = registry.requests().all().size();
        long another = newPerson(newOrcid());
        intake.take(List.of(Offer.of(another, "test", "w", work("w", "Of somebody else"))));

        assertThat(tasks("state, attempts, error_code")).containsOnly("scheduled|0|9057");
        assertThat(pauseReason()).isEqualTo("null");
        assertThat(rows.of("select blocked_until > now() + interval '10 minutes' from registry_pace"))
                .containsExactly("t");
        assertThat(registry.requests().all()).hasSize(before);

        registry.activateClient();
        rows.change("update registry_pace set blocked_until = '-infinity'");
        until(3, "state = 'sent'");
        assertThat(rows.of("select alert, troubles from registry_pace")).containsExactly("f|0");
    }

    @ParameterizedTest
    @MethodSource("closedRecords")
    void row_52_a_record_that_takes_nothing_is_left_alone_for_a_week(Closed closed) throws Exception {
        registry.setRecordState(orcid, closed.state());
        offer(works(3));
        settled();
        keyword("later");

        assertThat(asked()).containsExactly("POST works");
        assertThat(tasks("state, attempts")).containsOnly("waiting|0").hasSize(4);
        assertThat(tasks("error_code").getFirst()).isEqualTo(String.valueOf(closed.code()));
        assertThat(pauseReason()).isEqualTo(closed.reason());
        assertThat(rows.of(
                        "select paused_until between now() + interval '6 days' and now() + interval '8 days'"
                                + " from writer where person = ?",
                        person))
                .containsExactly("t");

        registry.setRecordState(orcid, new RecordState.Active());
        rows.change("update writer set paused_until = now() where person = ?", person);
        until(4, "state = 'sent'");
    }

    @Test
    void row_53_a_record_merged_into_another_waits_for_a_permission_for_that_one() throws Exception {
        OrcidId primary = newOrcid();
        registry.addRecord(primary);
        registry.setRecordState(orcid, new RecordState.Merged(primary));
        offer(works(2));
        settled();

        assertThat(asked()).containsExactly("POST works");
        assertThat(registry.requests().all())
                .noneMatch(request -> request.path().contains(primary.toString()));
        assertThat(tasks("state, attempts")).containsOnly("waiting|0");
        assertThat(pauseReason()).isEqualTo("deprecated");
        assertThat(rows.of("select pause_message from writer where person = ?", person)
                        .getFirst())
                .contains("It is now " + primary);
    }

    @Test
    void promise_10_without_a_permission_nothing_is_asked_of_orcid() throws Exception {
        rows.change("delete from token where person = ?", person);
        offer(works(2));
        settled();

        assertThat(asked()).isEmpty();
        assertThat(tasks("state, verdict, attempts")).containsOnly("waiting|NO_PERMISSION|0");
        permit(person, orcid);
        until(2, "state = 'sent'");
    }
}
