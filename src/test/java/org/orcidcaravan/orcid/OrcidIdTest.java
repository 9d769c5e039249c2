package org.orcidcaravan.orcid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class OrcidIdTest {
    /** ORCID's own documented sample. */
    private static final String SAMPLE = "0000-0002-1825-0097";

    @Property
    void an_id_is_read_as_it_is_written(@ForAll @LongRange(min = 0, max = OrcidId.LIMIT - 1) long number) {
        OrcidId id = new OrcidId(number);

        assertThat(OrcidId.parse(id.toString())).contains(id);
        assertThat(id.toString()).matches("(\\d{4}-){3}\\d{3}[0-9X]");
    }

    /** ISO 7064: the sum of all values, each doubled once for every place to its right, is 1 modulo 11. */
    @Property
    void the_check_digit_is_that_of_mod_11_2(@ForAll @LongRange(min = 0, max = OrcidId.LIMIT - 1) long number) {
        String digits = "%015d".formatted(number);
        int sum = new OrcidId(number).checkValue();
        int weight = 2;
        for (int i = 14; i >= 0; i--) {
            sum += (digits.charAt(i) - '0') * weight;
            weight = weight * 2 % 11;
        }

        assertThat(sum % 11).isEqualTo(1);
    }

    @Property
    @Tag("row-26")
    void row_26_every_single_digit_error_is_rejected(
            @ForAll @LongRange(min = 0, max = OrcidId.LIMIT - 1) long number,
            @ForAll @IntRange(min = 0, max = 18) int place) {
        String right = new OrcidId(number).toString();
        for (char wrong : "0123456789X".toCharArray()) {
            String text = right.substring(0, place) + wrong + right.substring(place + 1);
            if (!text.equals(right)) {
                assertThat(OrcidId.parse(text)).as(text).isEmpty();
            }
        }
    }

    @Property
    @Tag("row-26")
    void row_26_two_neighbours_swapped_are_rejected(
            @ForAll @LongRange(min = 0, max = OrcidId.LIMIT - 1) long number,
            @ForAll @IntRange(min = 0, max = 17) int place) {
        char[] text = new OrcidId(number).toString().toCharArray();
        char left = text[place];
        text[place] = text[place + 1];
        text[place + 1] = left;
        boolean same = text[place] == text[place + 1];

        assertThat(OrcidId.parse(new String(text)).isPresent()).isEqualTo(same);
    }

    @Property
    @Tag("row-26")
    void row_26_no_other_character_stands_for_a_digit(
            @ForAll @LongRange(min = 0, max = OrcidId.LIMIT - 1) long number,
            @ForAll @IntRange(min = 0, max = 18) int place,
            @ForAll @CharRange(from = 0, to = Character.MAX_VALUE) char other) {
        String right = new OrcidId(number).toString();
        String text = right.substring(0, place) + other + right.substring(place + 1);

        assertThat(OrcidId.parse(text).isPresent()).isEqualTo(text.equals(right));
    }

    @Example
    void the_documented_sample_is_valid() {
        assertThat(OrcidId.parse(SAMPLE)).contains(new OrcidId(21_825_009L));
        assertThat(new OrcidId(21_825_009L)).hasToString(SAMPLE);
    }

    @Example
    @Tag("row-26")
    void row_26_a_lower_case_x_and_spaces_are_rejected() {
        OrcidId withX = firstWithX();

        assertThat(OrcidId.parse(withX.toString())).contains(withX);
        assertThat(OrcidId.parse(withX.toString().toLowerCase(Locale.ROOT))).isEmpty();
        assertThat(OrcidId.parse(" " + SAMPLE)).isEmpty();
        assertThat(OrcidId.parse(SAMPLE + " ")).isEmpty();
        assertThat(OrcidId.parse(" " + SAMPLE.substring(1))).isEmpty();
        assertThat(OrcidId.parse(SAMPLE.replace('-', ' '))).isEmpty();
        assertThat(OrcidId.parse(SAMPLE.replace("-", ""))).isEmpty();
        assertThat(OrcidId.parse("https://orcid.org/" + SAMPLE)).isEmpty();
        assertThat(OrcidId.parse("")).isEmpty();
    }

    private static OrcidId firstWithX() {
        long number = 0;
        while (new OrcidId(number).checkDigit() != 'X') {
            number++;
        }
        return new OrcidId(number);
    }

    @Property
    void ids_are_in_the_order_of_their_text(
            @ForAll @LongRange(min = 0, max = OrcidId.LIMIT - 1) long a,
            @ForAll @LongRange(min = 0, max = OrcidId.LIMIT - 1) long b) {
        OrcidId left = new OrcidId(a);
        OrcidId right = new OrcidId(b);

        assertThat(Integer.signum(left.compareTo(right)))
                .isEqualTo(Integer.signum(left.toString().compareTo(right.toString())));
    }

    @Example
    void a_number_out_of_range_is_no_id() {
        assertThatThrownBy(() -> new OrcidId(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OrcidId(OrcidId.LIMIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fifteen digits");
    }
}
