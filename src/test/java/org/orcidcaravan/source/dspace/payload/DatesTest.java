package org.orcidcaravan.source.dspace.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.source.dspace.DspaceTrouble;
import org.orcidcaravan.source.dspace.row.Virtual;

class DatesTest {
    @ParameterizedTest
    @CsvSource({
        "2001, 2001-1-1, 2001",
        "2001-03, 2001-3-1, 2001-3",
        "200103, 2001-3-1, 2001-3",
        "2001-03-09, 2001-3-9, 2001-3-9",
        "20010309, 2001-3-9, 2001-3-9",
        "9-3-2001, 2001-3-9, 2001-3-9",
        "03/09/2001, 2001-3-9, 2001-3-9",
        "2001/3/9, 2001-3-9, 2001-3-9",
        "9 Mar 2001, 2001-3-9, 2001-3-9",
        "9 march 2001, 2001-3-9, 2001-3-9",
        "2001 Mar 9, 2001-3-9, 2001-3-9",
        "2001-03-09T10:11:12Z, 2001-3-9, 2001-3-9",
        "2001-03-09T10:11:12.123Z, 2001-3-9, 2001-3-9",
        "2001-03-09 10:11, 2001-3-9, 2001-3-9",
        "20010309101112, 2001-3-9, 2001-3-9",
        "2001-02-31, none, none",
        "in press, none, none",
    })
    void texts_are_read_as_dspace_reads_them(String text, String strict, String exact) {
        assertThat(Dates.parse(text, false).map(DatesTest::text).orElse("none")).isEqualTo(strict);
        assertThat(Dates.parse(text, true).map(DatesTest::text).orElse("none")).isEqualTo(exact);
    }

    private static String text(FuzzyDate date) {
        return date.year()
                + (date.month() == null ? "" : "-" + date.month())
                + (date.day() == null ? "" : "-" + date.day());
    }

    @ParameterizedTest
    @CsvSource({
        "7.3, false, false", "7.6, false, false", "7.6.1, false, true", "7.6.5, false, true", "7.6.6, true, true",
        "8.0, false, true", "8.2, false, true", "8.3, true, true", "9.1, false, true", "9.2, true, true",
        "9.x, false, true", "10, true, true",
    })
    void versions_differ_in_how_issn_and_isbn_are_related(String text, boolean partOf, boolean isbn) {
        assertThat(DspaceVersion.parse(text).knowsPartOf()).isEqualTo(partOf);
        assertThat(DspaceVersion.parse(text).knowsIsbn()).isEqualTo(isbn);
    }

    @Test
    void what_is_no_version_or_has_no_queue_is_named() {
        assertThatThrownBy(() -> DspaceVersion.parse("latest"))
                .isInstanceOf(DspaceTrouble.class)
                .hasMessageContaining("caravan.dspace.version");
        assertThatThrownBy(() -> DspaceVersion.parse("6.4")).hasMessageContaining("no ORCID queue");
        assertThatThrownBy(() -> Virtual.parse("nonsense")).hasMessageContaining("caravan.dspace.virtual");
    }
}
