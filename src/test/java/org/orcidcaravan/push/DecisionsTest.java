package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.Verdict;
import org.orcidcaravan.push.document.Match;

class DecisionsTest {
    private static final PushSettings SETTINGS = new SmallRyeConfigBuilder()
            .withMapping(PushSettings.class)
            .withDefaultValue("caravan.push.documents", "none")
            .build()
            .getConfigMapping(PushSettings.class);
    private static final int MOST = SETTINGS.maxAttempts();

    private final Decisions decisions = new Decisions(SETTINGS, new SplittableRandom(11));

    static Judgement judgement(Verdict verdict) {
        return judgement(verdict, null, null);
    }

    static Judgement judgement(Verdict verdict, @Nullable Long putCode, @Nullable Duration retryAfter) {
        return new Judgement(verdict, 9999, "A reason.", putCode, retryAfter, null, null);
    }

    private Outcome of(QueuedTask task, Verdict verdict) {
        return decisions.of(task, judgement(verdict), 400, false);
    }

    @Test
    void a_creation_that_is_done_has_its_put_code_and_content() {
        Outcome outcome = decisions.of(SampleTasks.creation(), judgement(Verdict.DONE, 5L, null), 201, false);

        assertThat(outcome)
                .extracting(
                        Outcome::state,
                        it -> it.item().putCode(),
                        it -> it.item().contentSent(),
                        it -> it.item().next(),
                        it -> it.again().attempts())
                .containsExactly(TaskState.SENT, 5L, true, null, 0);
    }

    @Test
    void a_change_keeps_its_put_code_and_a_deletion_loses_it() {
        assertThat(of(SampleTasks.change(), Verdict.DONE))
                .extracting(it -> it.item().putCode(), it -> it.item().contentSent())
                .containsExactly(SampleTasks.OLD, true);
        assertThat(of(SampleTasks.deletion(false), Verdict.DONE))
                .extracting(it -> it.item().putCode(), it -> it.item().contentSent())
                .containsExactly(null, false);
    }

    @Test
    void row_55_an_adopted_item_is_brought_up_to_date() {
        Outcome outcome = decisions.of(SampleTasks.creation(), judgement(Verdict.ADOPT_PUT_CODE, 5L, null), 409, false);

        assertThat(outcome)
                .extracting(
                        Outcome::state,
                        it -> it.item().putCode(),
                        it -> it.item().contentSent(),
                        it -> it.item().next())
                .containsExactly(TaskState.SENT, 5L, false, Operation.UPDATE);
    }

    @Test
    void row_55_a_duplicate_that_orcid_does_not_number_is_looked_for() {
        assertThat(of(SampleTasks.creation(), Verdict.ADOPT_PUT_CODE))
                .extracting(
                        Outcome::state,
                        it -> it.again().look(),
                        it -> it.again().delay())
                .containsExactly(TaskState.UNKNOWN, true, SETTINGS.lookAfter());
    }

    @Test
    void row_54_what_may_have_been_written_is_looked_for_after_a_pause_and_keeps_its_attempt() {
        assertThat(of(SampleTasks.creation(), Verdict.LOOK_FIRST))
                .extracting(
                        Outcome::state,
                        it -> it.again().look(),
                        it -> it.again().delay(),
                        it -> it.again().attempts())
                .containsExactly(TaskState.UNKNOWN, true, SETTINGS.lookAfter(), 0);
    }

    @ParameterizedTest
    @CsvSource({"SNOOZE", "STOP_EVERYTHING"})
    void row_60_what_was_not_its_fault_gives_the_attempt_back(Verdict verdict) {
        assertThat(of(SampleTasks.creation(), verdict))
                .extracting(
                        Outcome::state,
                        it -> it.again().attempts(),
                        it -> it.again().delay())
                .containsExactly(TaskState.SCHEDULED, -1, Duration.ZERO);
        assertThat(of(SampleTasks.creation(1, true), verdict))
                .extracting(Outcome::state, it -> it.again().attempts())
                .containsExactly(TaskState.UNKNOWN, 0);
    }

    @Test
    void row_60_the_time_that_orcid_asks_for_is_waited() {
        Duration asked = Duration.ofMinutes(3);

        assertThat(decisions
                        .of(SampleTasks.change(), judgement(Verdict.SNOOZE, null, asked), 429, false)
                        .again()
                        .delay())
                .isEqualTo(asked);
        assertThat(decisions
                        .of(
                                SampleTasks.change(),
                                judgement(Verdict.LOOK_FIRST, null, Duration.ofSeconds(1)),
                                503,
                                false)
                        .again()
                        .delay())
                .isEqualTo(SETTINGS.lookAfter());
    }

    @Test
    void row_61_each_repetition_waits_longer_up_to_the_longest_pause() {
        for (int attempt = 1; attempt < MOST; attempt++) {
            long seconds = 1L << attempt - 1;
            Outcome outcome = of(SampleTasks.creation(attempt, false), Verdict.RETRY);

            assertThat(outcome.state()).isEqualTo(TaskState.SCHEDULED);
            assertThat(outcome.again().delay())
                    .isBetween(Duration.ofMillis(seconds * 500), Duration.ofMillis(seconds * 1_500));
        }
    }

    @Test
    void row_61_after_the_last_attempt_it_is_a_dead_letter() {
        assertThat(of(SampleTasks.creation(MOST, false), Verdict.RETRY))
                .extracting(Outcome::state, it -> it.reason().verdict())
                .containsExactly(TaskState.DEAD, "EXHAUSTED");
        assertThat(of(SampleTasks.creation(MOST - 1, true), Verdict.RETRY).state())
                .isEqualTo(TaskState.DEAD);
        assertThat(of(SampleTasks.creation(MOST - 2, true), Verdict.RETRY))
                .extracting(Outcome::state, it -> it.again().attempts())
                .containsExactly(TaskState.UNKNOWN, 1);
    }

    @Test
    void row_61_in_an_outage_nothing_is_counted_and_nothing_is_given_up() {
        assertThat(decisions.ofOutage(SampleTasks.creation(MOST, false), judgement(Verdict.RETRY), 500))
                .extracting(Outcome::state, it -> it.again().attempts())
                .containsExactly(TaskState.SCHEDULED, -1);
        assertThat(decisions.ofOutage(SampleTasks.creation(MOST, false), judgement(Verdict.LOOK_FIRST), 500))
                .extracting(Outcome::state, it -> it.again().attempts())
                .containsExactly(TaskState.UNKNOWN, -1);
        assertThat(decisions.ofOutage(SampleTasks.creation(MOST, true), judgement(Verdict.RETRY), null))
                .extracting(Outcome::state, it -> it.again().attempts())
                .containsExactly(TaskState.UNKNOWN, 0);
    }

    @Test
    void row_58_a_bulk_that_is_refused_as_a_whole_goes_one_by_one() {
        Outcome outcome = decisions.of(SampleTasks.creation(MOST, false), judgement(Verdict.RETRY), 413, true);

        assertThat(outcome)
                .extracting(
                        Outcome::state,
                        it -> it.again().alone(),
                        it -> it.again().attempts())
                .containsExactly(TaskState.SCHEDULED, true, -1);
    }

    @Test
    void row_51_what_the_researcher_deleted_has_no_put_code_any_more() {
        assertThat(of(SampleTasks.change(), Verdict.REMOVED))
                .extracting(Outcome::state, it -> it.item().putCode())
                .containsExactly(TaskState.REMOVED, null);
    }

    @Test
    void row_50_only_what_is_not_ours_loses_its_put_code_when_it_is_refused() {
        Judgement notOurs = new Judgement(Verdict.DEAD, 9010, "Not ours.", null, null, null, null);

        assertThat(decisions
                        .of(SampleTasks.change(), notOurs, 403, false)
                        .item()
                        .putCode())
                .isNull();
        assertThat(of(SampleTasks.change(), Verdict.DEAD).item().putCode()).isEqualTo(SampleTasks.OLD);
    }

    @Test
    void row_52_who_cannot_be_written_to_costs_no_attempt() {
        assertThat(of(SampleTasks.creation(), Verdict.STOP_PERSON))
                .extracting(Outcome::state, it -> it.again().attempts())
                .containsExactly(TaskState.WAITING, -1);
        assertThat(of(SampleTasks.creation(1, true), Verdict.STOP_PERSON)
                        .again()
                        .attempts())
                .isZero();
    }

    @Test
    void row_54_what_is_found_as_it_was_sent_is_done() {
        assertThat(decisions.found(SampleTasks.lost("hash"), new Match.Found(9)))
                .extracting(
                        Outcome::state,
                        it -> it.item().putCode(),
                        it -> it.item().contentSent(),
                        it -> it.item().next())
                .containsExactly(TaskState.SENT, 9L, true, null);
    }

    @Test
    void row_54_what_is_found_with_an_older_content_is_changed() {
        assertThat(decisions.found(SampleTasks.lost("older"), new Match.Found(9)))
                .extracting(
                        Outcome::state,
                        it -> it.item().putCode(),
                        it -> it.item().contentSent(),
                        it -> it.item().next())
                .containsExactly(TaskState.SENT, 9L, false, Operation.UPDATE);
    }

    @Test
    void row_54_what_is_not_found_is_sent_again_until_the_last_attempt() {
        assertThat(decisions.found(SampleTasks.creation(MOST - 1, true), new Match.Absent()))
                .extracting(Outcome::state, it -> it.again().look())
                .containsExactly(TaskState.QUEUED, false);
        assertThat(decisions.found(SampleTasks.creation(MOST, true), new Match.Absent()))
                .extracting(Outcome::state, it -> it.reason().verdict())
                .containsExactly(TaskState.DEAD, "EXHAUSTED");
    }

    @Test
    void row_54_a_deletion_is_sent_again_or_done() {
        assertThat(decisions.found(SampleTasks.deletion(true), new Match.Found(9)))
                .extracting(
                        Outcome::state,
                        it -> it.item().putCode(),
                        it -> it.again().look())
                .containsExactly(TaskState.QUEUED, 9L, false);
        assertThat(decisions.found(SampleTasks.deletion(true), new Match.Absent()))
                .extracting(Outcome::state, it -> it.item().putCode())
                .containsExactly(TaskState.SENT, null);
    }

    @Test
    void row_56_what_may_be_one_of_several_is_for_a_person() {
        Outcome outcome =
                decisions.found(SampleTasks.creation(1, true), new Match.Ambiguous(List.of(3L, 4L), "Two are alike"));

        assertThat(outcome)
                .extracting(Outcome::state, it -> it.reason().verdict())
                .containsExactly(TaskState.DEAD, "AMBIGUOUS");
        assertThat(outcome.reason().message()).contains("Two are alike", "[3, 4]");
    }

    @Test
    void row_61_what_comes_to_no_end_for_a_month_is_given_up_and_nothing_earlier() {
        Judgement trouble = judgement(Verdict.RETRY, null, null);
        for (boolean look : List.of(false, true)) {
            assertThat(decisions
                            .ofOutage(SampleTasks.troubled(Duration.ofDays(29), look), trouble, 500)
                            .state())
                    .isNotEqualTo(TaskState.DEAD);

            Outcome late = decisions.ofOutage(SampleTasks.troubled(Duration.ofDays(30), look), trouble, 500);

            assertThat(late.state()).isEqualTo(TaskState.DEAD);
            assertThat(late.again().look()).isEqualTo(look);
            assertThat(late.reason().verdict()).isEqualTo("TOO_OLD");
            assertThat(late.reason().message()).contains("for 30 days");
        }
    }
}
