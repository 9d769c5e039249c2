package org.orcidcaravan.consent.invite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JourneyTest {
    private static final Instant KNOWN = Instant.parse("2026-01-05T00:00:00Z");

    private static @Nullable Instant at(int day) {
        return day == 0 ? null : KNOWN.plusSeconds(86_400L * day);
    }

    /** @param days connected, invited, opened, denied, disconnected, revoked; 0: never */
    private static Journey journey(int... days) {
        return new Journey(
                KNOWN,
                false,
                false,
                at(days[0]),
                at(days[1]),
                at(days[2]),
                at(days[3]),
                at(days[4]),
                at(days[5]),
                null,
                null);
    }

    @Test
    void somebody_goes_from_known_to_connected() {
        assertThat(Journey.begun(KNOWN).stage()).isEqualTo(new Journey.Stage(PersonState.KNOWN, KNOWN));
        assertThat(new Journey(KNOWN, true, false, null, null, null, null, null, null, null, null)
                        .stage()
                        .state())
                .isEqualTo(PersonState.IDENTIFIED);
        assertThat(journey(0, 1, 0, 0, 0, 0).stage().state()).isEqualTo(PersonState.INVITED);
        assertThat(journey(0, 1, 2, 0, 0, 0).stage().state()).isEqualTo(PersonState.OPENED);
        assertThat(new Journey(KNOWN, true, true, null, at(1), at(2), null, null, null, at(3), null)
                        .stage()
                        .state())
                .isEqualTo(PersonState.CONNECTED);
    }

    @Test
    void what_they_answered_last_counts_before_what_we_did() {
        assertThat(journey(0, 9, 8, 3, 0, 0).stage().state()).isEqualTo(PersonState.DENIED);
        assertThat(journey(2, 9, 0, 0, 5, 0).stage().state()).isEqualTo(PersonState.DISCONNECTED);
        assertThat(journey(2, 9, 0, 0, 0, 5).stage()).isEqualTo(new Journey.Stage(PersonState.REVOKED, at(5)));
        assertThat(journey(2, 9, 0, 1, 0, 0).stage().state()).as("lapsed").isEqualTo(PersonState.REVOKED);
    }

    @Test
    void who_wants_no_mails_is_that_until_they_connect() {
        assertThat(new Journey(KNOWN, false, false, null, at(1), null, null, null, null, at(2), null)
                        .stage()
                        .state())
                .isEqualTo(PersonState.OPTED_OUT);
    }

    @Test
    void a_window_goes_by_the_clock_on_the_wall_over_the_change_to_summer_time() {
        SendWindow window =
                new SendWindow(Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), 8, 17, ZoneId.of("Europe/Berlin"));

        assertThat(window.isOpen(Instant.parse("2026-03-28T09:00:00Z")))
                .as("Saturday")
                .isFalse();
        assertThat(window.isOpen(Instant.parse("2026-03-29T06:00:00Z")))
                .as("8 h, summer")
                .isTrue();
        assertThat(window.isOpen(Instant.parse("2026-03-29T05:59:00Z"))).isFalse();
        assertThat(window.isOpen(Instant.parse("2026-03-23T06:30:00Z")))
                .as("7:30, winter")
                .isFalse();
        assertThat(window.isOpen(Instant.parse("2026-03-23T16:00:00Z")))
                .as("17 h")
                .isFalse();
        assertThat(SendWindow.ALWAYS.isOpen(Instant.parse("2026-03-23T23:59:59Z")))
                .isTrue();
    }

    @Test
    void works_that_wait_for_a_choice_make_somebody_who_is_asked_unless_they_want_no_mails() {
        assertThat(new Journey(KNOWN, true, true, at(1), null, null, null, null, null, null, at(4)).stage())
                .isEqualTo(new Journey.Stage(PersonState.ASKED, at(4)));
        assertThat(new Journey(KNOWN, true, true, at(1), null, null, null, null, null, at(2), at(4))
                        .stage()
                        .state())
                .isEqualTo(PersonState.CONNECTED);
        assertThat(new Journey(KNOWN, true, false, at(1), null, null, null, null, null, null, at(4))
                        .stage()
                        .state())
                .as("without a permission there is nothing to choose")
                .isEqualTo(PersonState.REVOKED);
    }
}
