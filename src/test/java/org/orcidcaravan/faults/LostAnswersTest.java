package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.Affiliation;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Harm;
import org.orcidcaravan.simulator.registry.record.RegistryItem;

/** What is done when nobody knows whether a request was carried out: look, and never write blindly. */
@QuarkusTest
class LostAnswersTest extends PushRouteTest {
    private static final Duration LONGER_THAN_PATIENCE = Duration.ofSeconds(3);

    /** In each of them the request was carried out, and nobody was told so. */
    static List<Harm> harmsAfterTheDeed() {
        return List.of(
                Harm.loseAnswer(),
                Harm.truncate(),
                Harm.statusWhenDone(502),
                Harm.statusWhenDone(500),
                Harm.statusWhenDone(200),
                Harm.lateAnswer(LONGER_THAN_PATIENCE));
    }

    private Affiliation employment() {
        return new Affiliation(
                Section.EMPLOYMENT,
                new Organization("Invented University", "Nowhere", null, "AT", "ROR", "https://ror.org/0simu0000"),
                "Physics",
                "Reader",
                new FuzzyDate(2020, null, null),
                null,
                null,
                List.of());
    }

    private List<String> putCodes() {
        return rows.of("select put_code from item where person = ? order by put_code", person);
    }

    private List<String> inRecordNumbers(Section section) {
        return registry.items(orcid, section).stream()
                .map(RegistryItem::putCode)
                .sorted()
                .map(String::valueOf)
                .toList();
    }

    @Test
    void row_54_after_a_lost_answer_the_record_is_read_and_nothing_is_written_again() throws Exception {
        registry.inject(
                Fault.of(Harm.loseAnswer()).on("POST", "/work").on(orcid).times(1));
        offer(work("w1", "Written once"));
        settled();

        assertThat(asked()).containsExactly("POST work", "GET works");
        assertThat(inRecord()).extracting(RegistryItem::title).containsExactly("Written once");
        assertThat(tasks()).containsExactly("create|sent|FOUND");
        assertThat(putCodes()).isEqualTo(inRecordNumbers(Section.WORK));
    }

    @Test
    void row_54_a_lost_request_is_sent_again_once_the_record_was_read() throws Exception {
        registry.inject(
                Fault.of(Harm.loseRequest()).on("POST", "/work").on(orcid).times(1));
        offer(work("w1", "Written at the second time"));
        settled();

        assertThat(asked()).containsExactly("POST work", "GET works", "POST work");
        assertThat(inRecord()).hasSize(1);
        assertThat(tasks("state, attempts")).containsExactly("sent|2");
    }

    @Test
    void row_54_the_record_is_read_until_that_succeeds() throws Exception {
        registry.inject(
                Fault.of(Harm.loseAnswer()).on("POST", "/work").on(orcid).times(1));
        registry.inject(
                Fault.of(Harm.loseAnswer()).on("GET", "/works").on(orcid).times(2));
        offer(work("w1", "Found at the third look"));
        settled();

        assertThat(asked()).containsExactly("POST work", "GET works", "GET works", "GET works");
        assertThat(inRecord()).hasSize(1);
    }

    @Test
    void row_54_what_changed_at_its_source_meanwhile_replaces_what_was_found() throws Exception {
        registry.inject(
                Fault.of(Harm.loseAnswer()).on("POST", "/work").on(orcid).times(1));
        registry.inject(
                Fault.of(Harm.loseAnswer()).on("GET", "/works").on(orcid).times(1));
        offer(work("w1", "Before"));
        until(1, "state = 'unknown'");
        offer(work("w1", "After"));
        settled();

        assertThat(inRecord()).extracting(RegistryItem::title).containsExactly("After");
        assertThat(requests("POST", "/work")).isOne();
    }

    @ParameterizedTest
    @MethodSource("harmsAfterTheDeed")
    void row_54_a_work_is_written_once_however_its_answer_got_lost(Harm harm) throws Exception {
        registry.inject(Fault.of(harm).on("POST", "/work").on(orcid).times(1));
        offer(work("w1", "Written once"));
        settled();

        assertThat(inRecord()).hasSize(1);
        assertThat(requests("POST", null)).isOne();
        assertThat(tasks("state")).containsExactly("sent");
        assertThat(putCodes()).isEqualTo(inRecordNumbers(Section.WORK));
    }

    @ParameterizedTest
    @MethodSource("harmsAfterTheDeed")
    void row_59_a_bulk_is_written_once_however_its_answer_got_lost(Harm harm) throws Exception {
        registry.inject(Fault.of(harm).on("POST", "/works").on(orcid).times(1));
        offer(works(5));
        settled();

        assertThat(requests("POST", null)).isOne();
        assertThat(tasks()).isEqualTo(Collections.nCopies(5, "create|sent|FOUND"));
        assertThat(inRecord()).hasSize(5);
        assertThat(putCodes()).isEqualTo(inRecordNumbers(Section.WORK));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 40, 200, 1_000, 3_000, 6_000})
    void row_59_a_bulk_answer_that_is_cut_anywhere_leaves_all_of_it_unknown(long bytes) throws Exception {
        door.cutAfter(bytes);
        offer(works(9));
        until(9, "look");
        door.open();
        settled();

        assertThat(requests("POST", null)).isOne();
        assertThat(inRecord()).hasSize(9);
        assertThat(putCodes()).isEqualTo(inRecordNumbers(Section.WORK));
    }

    @Test
    void row_54_a_lost_deletion_is_repeated_and_counts_as_done_when_nothing_is_there() throws Exception {
        offer(work("w1", "To be deleted"));
        settled();
        registry.inject(
                Fault.of(Harm.loseAnswer()).on("DELETE", "/work/").on(orcid).times(1));
        intake.withdraw(person, "test", "w1", Section.WORK);
        settled();

        assertThat(inRecord()).isEmpty();
        assertThat(requests("DELETE", null)).isEqualTo(2);
        assertThat(tasks("operation, state")).containsExactly("create|sent", "delete|sent");
    }

    @Test
    void row_55_what_orcid_has_from_us_already_is_taken_over_and_brought_up_to_date() throws Exception {
        offer(work("w1", "As it was"), work("w2", "As it was, too"), work("w3", "And this"));
        settled();
        forget();
        offer(work("w1", "As it is"));
        settled();
        offer(work("w2", "As it is, too"), work("w3", "And that"));
        settled();

        assertThat(inRecord())
                .extracting(RegistryItem::title)
                .containsExactlyInAnyOrder("As it is", "As it is, too", "And that");
        assertThat(tasks())
                .contains("create|sent|ADOPT_PUT_CODE", "update|sent|DONE")
                .hasSize(6);
        assertThat(putCodes()).isEqualTo(inRecordNumbers(Section.WORK));
    }

    /** As if somebody had restored an old backup of ours. */
    private void forget() {
        rows.change("delete from item where person = ?", person);
    }

    @Test
    void row_56_an_affiliation_is_found_by_what_it_says() throws Exception {
        registry.inject(
                Fault.of(Harm.loseAnswer()).on("POST", "/employment").on(orcid).times(1));
        offer("e1", employment());
        settled();

        assertThat(requests("POST", null)).isOne();
        assertThat(tasks()).containsExactly("create|sent|FOUND");
        assertThat(putCodes()).isEqualTo(inRecordNumbers(Section.EMPLOYMENT));
    }

    @Test
    void row_56_what_may_be_one_of_several_is_left_to_a_person() throws Exception {
        offer("e1", employment());
        settled();
        forget();
        offer("e2", employment());
        settled();
        forget();
        assertThat(registry.items(orcid, Section.EMPLOYMENT)).hasSize(2);
        registry.inject(
                Fault.of(Harm.loseAnswer()).on("POST", "/employment").on(orcid).times(1));
        offer("e3", employment());
        settled();

        assertThat(requests("POST", null)).isEqualTo(3);
        assertThat(tasks()).containsExactly("create|dead|AMBIGUOUS");
        assertThat(tasks("message").getFirst()).contains(inRecordNumbers(Section.EMPLOYMENT));
    }
}
