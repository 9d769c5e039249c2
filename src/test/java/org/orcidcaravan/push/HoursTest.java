package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {
    @ParameterizedTest
    @CsvSource({
        "0-24, 0, true",
        "0-24, 23, true",
        "8-18, 8, true",
        "8-18, 17, true",
        "8-18, 18, false",
        "8-18, 7, false",
        "20-6, 23, true",
        "20-6, 0, true",
        "20-6, 5, true",
        "20-6, 6, false",
        "20-6, 19, false",
        "' 09-17 ', 9, true"
    })
    void hours_run_to_before_the_second_one_and_over_midnight(String text, int hour, boolean within) {
        assertThat(Hours.read(text).contains(hour)).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "always", "24-6", "8", "8-25", "-1-5", "8:00-18:00"})
    void anything_else_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> Hours.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("caravan.push.hours")
                .hasMessageContaining("0-24");
    }
}
