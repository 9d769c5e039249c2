package org.orcidcaravan.consent.invite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.consent.invite.Trigger.Past;

class TriggerTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Set<PersonState> ANY = PersonState.mailable();

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static Journey.Stage stage(PersonState state) {
        return new Journey.Stage(state, START);
    }

    private static Past sent(String part, int round, int day) {
        return new Past(part, round, MailState.SENT, day(day), day(day));
    }

    private static Trigger reminder(int delay, int repeat, int maximum) {
        return new Trigger(ANY, Duration.ofDays(delay), "first", Duration.ofDays(repeat), maximum, null);
    }

    @Test
    void a_first_mail_is_due_when_its_delay_is_over_and_only_in_its_states() {
        Trigger first = new Trigger(Set.of(PersonState.KNOWN), Duration.ofDays(3), null, null, 1, null);

        assertThat(first.due("first", stage(PersonState.KNOWN), List.of(), day(2)))
                .isEmpty();
        assertThat(first.due("first", stage(PersonState.KNOWN), List.of(), day(3)))
                .hasValueSatisfying(due -> {
                    assertThat(due.round()).isOne();
                    assertThat(due.why()).isEqualTo("known since 2026-01-05T00:00:00Z");
                });
        assertThat(first.due("first", stage(PersonState.INVITED), List.of(), day(9)))
                .isEmpty();
        assertThat(first.due("first", stage(PersonState.KNOWN), List.of(sent("first", 1, 3)), day(99)))
                .isEmpty();
    }

    @Test
    void nothing_is_due_before_its_date() {
        Trigger later = new Trigger(ANY, Duration.ZERO, null, null, 1, day(7));

        assertThat(later.due("first", stage(PersonState.KNOWN), List.of(), day(6)))
                .isEmpty();
        assertThat(later.due("first", stage(PersonState.KNOWN), List.of(), day(7)))
                .isPresent();
    }

    @Test
    void a_reminder_needs_the_earlier_mail_to_have_been_sent() {
        Past planned = new Past("first", 1, MailState.PLANNED, day(0), null);
        Past bounced = new Past("first", 1, MailState.BOUNCED, day(0), day(0));

        assertThat(reminder(14, 7, 2).due("second", stage(PersonState.INVITED), List.of(), day(99)))
                .isEmpty();
        assertThat(reminder(14, 7, 2).due("second", stage(PersonState.INVITED), List.of(planned), day(99)))
                .isEmpty();
        assertThat(reminder(14, 7, 2).due("second", stage(PersonState.INVITED), List.of(bounced), day(99)))
                .isEmpty();
        assertThat(reminder(14, 7, 2).due("second", stage(PersonState.INVITED), List.of(sent("first", 1, 2)), day(15)))
                .isEmpty();
        assertThat(reminder(14, 7, 2).due("second", stage(PersonState.INVITED), List.of(sent("first", 1, 2)), day(16)))
                .isPresent();
    }

    @Test
    void a_cancelled_mail_does_not_count_and_its_number_is_not_used_again() {
        Past cancelled = new Past("first", 1, MailState.CANCELLED, day(0), null);
        Trigger first = new Trigger(ANY, Duration.ZERO, null, null, 1, null);

        assertThat(first.due("first", stage(PersonState.KNOWN), List.of(cancelled), day(1)))
                .hasValueSatisfying(due -> assertThat(due.round()).isEqualTo(2));
    }

    @Test
    void who_withdraws_again_is_asked_again_and_who_is_only_asked_is_not() {
        Trigger once = new Trigger(Set.of(PersonState.REVOKED), Duration.ofDays(2), null, null, 1, null);
        List<Past> before = List.of(sent("once", 1, 3));

        assertThat(once.due("once", new Journey.Stage(PersonState.REVOKED, day(0)), before, day(300)))
                .isEmpty();
        assertThat(once.due("once", new Journey.Stage(PersonState.REVOKED, day(365)), before, day(367)))
                .hasValueSatisfying(due -> assertThat(due.round()).isEqualTo(2));
    }

    /** However often and whenever it is asked: never above the maximum, never too early, never the same number twice. */
    @Property
    void a_reminder_keeps_its_promises(
            @ForAll @IntRange(min = 0, max = 30) int delay,
            @ForAll @IntRange(min = 1, max = 30) int repeat,
            @ForAll @IntRange(min = 1, max = 5) int maximum,
            @ForAll List<@IntRange(min = 0, max = 20) Integer> pauses) {
        Trigger trigger = reminder(delay, repeat, maximum);
        List<Past> past = new ArrayList<>(List.of(sent("first", 1, 0)));
        int day = 0;
        List<Integer> days = new ArrayList<>();
        for (int pause : pauses) {
            day += pause;
            Optional<Trigger.Due> due = trigger.due("second", stage(PersonState.INVITED), past, day(day));
            if (due.isPresent()) {
                assertThat(due.get().round()).isEqualTo(days.size() + 1);
                past.add(sent("second", due.get().round(), day));
                days.add(day);
            }
        }
        assertThat(days).hasSizeLessThanOrEqualTo(maximum);
        for (int i = 0; i < days.size(); i++) {
            assertThat(days.get(i)).isGreaterThanOrEqualTo(i == 0 ? delay : days.get(i - 1) + repeat);
        }
    }

    @Property
    void nothing_new_is_due_while_one_is_open(
            @ForAll @IntRange(min = 0, max = 400) int day, @ForAll PersonState state, @ForAll boolean leased) {
        Past open = new Past("second", 1, leased ? MailState.LEASED : MailState.PLANNED, day(0), null);

        assertThat(reminder(0, 1, 99).due("second", stage(state), List.of(sent("first", 1, 0), open), day(day)))
                .isEmpty();
    }

    @Property
    void who_is_connected_or_wants_no_mails_gets_none(@ForAll @IntRange(min = 0, max = 400) int day) {
        Trigger first = new Trigger(ANY, Duration.ZERO, null, null, 1, null);

        assertThat(first.due("first", stage(PersonState.CONNECTED), List.of(), day(day)))
                .isEmpty();
        assertThat(first.due("first", stage(PersonState.OPTED_OUT), List.of(), day(day)))
                .isEmpty();
    }
}
