package org.orcidcaravan.orcid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TwoDigitsTest {
    @Test
    void one_digit_is_read_and_two_are_written() {
        assertThat(TwoDigits.parse("3")).isEqualTo(3);
        assertThat(TwoDigits.parse(" 03 ")).isEqualTo(3);
        assertThat(TwoDigits.print(3)).isEqualTo("03");
        assertThat(TwoDigits.print(12)).isEqualTo("12");
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(TwoDigits.parse(null)).isNull();
        assertThat(TwoDigits.parse(" ")).isNull();
        assertThat(TwoDigits.print(null)).isNull();
    }

    @Test
    void what_is_no_number_is_named() {
        assertThatThrownBy(() -> TwoDigits.parse("March"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"March\"");
    }
}
