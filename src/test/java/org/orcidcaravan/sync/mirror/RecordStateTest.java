package org.orcidcaravan.sync.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.orcid.OrcidId;

/** What a summary says instead of a record: rows 27 to 31. */
class RecordStateTest {
    private static final OrcidId OTHER = OrcidId.parse("0000-0001-5109-3700").orElseThrow();

    private static String error(int code, String message) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<error:error"
                + " xmlns:error=\"http://www.orcid.org/ns/error\">\n<error:response-code>409</error:response-code>"
                + "<error:developer-message>" + message + "</error:developer-message><error:error-code>" + code
                + "</error:error-code></error:error>";
    }

    private static java.util.Optional<RecordState> read(String text) {
        return RecordState.read(Samples.ORCID, text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"9007, DEPRECATED", "9018, LOCKED", "9036, UNCLAIMED", "9044, DEACTIVATED", "9999, UNAVAILABLE"})
    void row_27_the_code_tells_the_state(int code, RecordState.Kind kind) {
        assertThat(read(error(code, "why"))).hasValueSatisfying(state -> {
            assertThat(state.kind()).isEqualTo(kind);
            assertThat(state.code()).isEqualTo(code);
            assertThat(state.primary()).isNull();
        });
    }

    @Test
    void row_27_a_deprecated_record_names_its_primary_one() {
        String message =
                "Please refer to account: https://orcid.org/" + OTHER + ". ORCID https://orcid.org/" + Samples.ORCID;
        assertThat(read(error(9007, message)))
                .hasValueSatisfying(state -> assertThat(state.primary()).isEqualTo(OTHER));
        String own = "ORCID https://orcid.org/" + Samples.ORCID + " went to https://orcid.org/0000-0000-0000-0000";
        assertThat(read(error(9007, own)))
                .hasValueSatisfying(state -> assertThat(state.primary()).isNull());
    }

    @Test
    void row_27_a_record_deactivated_long_ago_carries_a_date() {
        assertThat(read("<record:record><history:history><history:deactivation-date>2020-01-01T00:00:00Z"
                        + "</history:deactivation-date></history:history></record:record>"))
                .hasValueSatisfying(state -> {
                    assertThat(state.kind()).isEqualTo(RecordState.Kind.DEACTIVATED);
                    assertThat(state.code()).isNull();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<record><error>not at the root</error></record>",
                "<errors/>",
                "<record><history:history/></record>",
                "<!DOCTYPE error [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><error>&a;</error>",
                "<record><name>&lt;history:deactivation-date></name></record>",
                "<record_4.0:record xmlns:record_4.0=\"http://www.orcid.org/ns/record\"><new:thing/></record_4.0:record>",
                "no xml at all \u0000 error"
            })
    void rows_28_to_30_anything_else_is_a_record_or_at_least_no_error_document(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void row_30_an_error_document_with_a_document_type_inside_is_no_more_than_unavailable() {
        String hostile = "<?xml version=\"1.0\"?><error:error xmlns:error=\"e\"><!DOCTYPE x [<!ENTITY b \"bbbb\">]>&b;"
                + "</error:error>";
        assertThat(read(hostile))
                .hasValueSatisfying(state -> assertThat(state.kind()).isEqualTo(RecordState.Kind.UNAVAILABLE));
    }

    @Test
    void row_31_what_is_larger_than_an_error_document_can_be_is_not_looked_into() {
        assertThat(read(error(9018, "x".repeat(RecordState.MOST_BYTES)))).isEmpty();
        assertThat(read("<error" + "<".repeat(8_000))).isEmpty();
        assertThat(read("<!--".repeat(2_000))).isEmpty();
    }
}
