package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orcidcaravan.orcid.answer.PersonStop;

class PauseTest {
    @ParameterizedTest
    @EnumSource(names = {"CONSENT_NEEDED", "DEPRECATED"})
    void what_a_new_permission_ends_has_no_length(PersonStop stop) {
        assertThat(Pause.of(stop, "Why").length()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONSENT_NEEDED", "DEPRECATED"})
    void row_52_what_time_may_change_is_looked_at_again_after_a_week(PersonStop stop) {
        assertThat(Pause.of(stop, "Why").length()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void its_name_in_the_database_has_hyphens() {
        assertThat(Pause.of(PersonStop.RECORD_NOT_FOUND, "Why").reasonText()).isEqualTo("record-not-found");
    }
}
