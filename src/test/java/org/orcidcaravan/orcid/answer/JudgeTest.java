package org.orcidcaravan.orcid.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.orcid.OrcidId;

/** What a judgement carries beside its verdict. */
class JudgeTest {
    private static final Judge JUDGE = new Judge(InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
    private static final OrcidId PRIMARY = new OrcidId(42);
    private static final OrcidId OLD = new OrcidId(7);

    @ParameterizedTest
    @CsvSource({
        "https://api.orcid.org/v3.0/0000-0001-2345-6789/work/123, 123",
        "https://api.orcid.org/v3.0/0000-0001-2345-6789/keywords/123/, 123",
        "/work/9?x=1, 9",
        "/work/123456789012345678, 123456789012345678"
    })
    void a_created_item_has_the_put_code_of_its_address(String location, long putCode) {
        Judgement judgement = JUDGE.of(Method.POST, new ApiAnswer(201, null, location, null, ""));

        assertThat(judgement.verdict()).isEqualTo(Verdict.DONE);
        assertThat(judgement.putCode()).isEqualTo(putCode);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.orcid.org/v3.0/0000-0001-2345-6789",
        "https://api.orcid.org/v3.0/0000-0001-2345-6789/work/0",
        "https://api.orcid.org/v3.0/0000-0001-2345-6789/work/1234567890123456789",
        "https://api.orcid.org/v3.0/0000-0001-2345-6789/work/-5",
        "work",
        "''"
    })
    void a_created_item_without_a_put_code_is_looked_for(String location) {
        Judgement judgement = JUDGE.of(Method.POST, new ApiAnswer(201, null, location, null, ""));

        assertThat(judgement.verdict()).isEqualTo(Verdict.LOOK_FIRST);
        assertThat(judgement.putCode()).isNull();
    }

    @Test
    void row_55_the_put_code_of_a_duplicate_is_found_in_the_message() {
        String message =
                "409 Conflict: You have already added this activity (matched by external identifiers), please see"
                        + " element with put-code 1234567. If you are trying to edit the item, please use PUT instead of POST.";

        assertThat(JUDGE.of(Method.POST, Answers.xmlError(409, 9021, message)).putCode())
                .isEqualTo(1_234_567L);
        assertThat(JUDGE.ofBulkItem(ApiError.ofElement(409, 9021, message)).putCode())
                .isEqualTo(1_234_567L);
    }

    @ParameterizedTest
    @CsvSource({"'You have already added this activity.'", "'put-code ${putCode}'", "'put-code 1234567890123456789'"})
    void row_55_a_duplicate_without_a_put_code_is_adopted_with_none(String message) {
        Judgement judgement = JUDGE.of(Method.POST, Answers.jsonError(409, 9021, message));

        assertThat(judgement.verdict()).isEqualTo(Verdict.ADOPT_PUT_CODE);
        assertThat(judgement.putCode()).isNull();
    }

    @Test
    void row_53_the_primary_id_of_a_deprecated_record_is_found_in_the_address_or_the_message() {
        String message = "This account is deprecated. Please refer to account: https://orcid.org/" + PRIMARY
                + ". ORCID https://orcid.org/" + OLD;
        ApiAnswer moved = new ApiAnswer(
                301,
                Answers.XML,
                "https://api.orcid.org/v3.0/" + PRIMARY + "/works",
                null,
                Answers.xml(301, 9007, "See " + OLD));

        assertThat(JUDGE.of(Method.GET, moved).primary()).isEqualTo(PRIMARY);
        assertThat(JUDGE.of(Method.POST, Answers.xmlError(409, 9007, message)).primary())
                .isEqualTo(PRIMARY);
        assertThat(JUDGE.of(Method.POST, Answers.xmlError(409, 9007, "See 0000-0000-0000-0000."))
                        .primary())
                .isNull();
        assertThat(JUDGE.of(Method.POST, Answers.xmlError(409, 9018, message)).primary())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            0                             | PT0S
            120                           | PT2M
            ' 7 '                         | PT7S
            3600                          | PT1H
            3601                          | PT1H
            99999999999999999999999       | PT1H
            Sat, 21 Nov 2026 12:00:30 GMT | PT30S
            Sat, 21 Nov 2026 11:00:00 GMT | PT0S
            Sat, 21 Nov 2026 23:00:00 GMT | PT1H
            Fri, 21 Nov 2026 12:00:30 GMT | none
            -5                            | none
            soon                          | none
            none                          | none
            """)
    void row_60_retry_after_is_seconds_or_a_date_and_at_most_an_hour(String header, Duration expected) {
        ApiAnswer busy = new ApiAnswer(503, Answers.HTML, null, header, Answers.BUSY_PAGE);

        assertThat(JUDGE.of(Method.POST, busy).retryAfter()).isEqualTo(expected);
    }

    @Test
    void only_what_is_sent_again_has_a_time_to_wait() {
        ApiAnswer refused = new ApiAnswer(400, Answers.XML, null, "60", Answers.xml(400, 9022, ""));
        ApiAnswer failed = new ApiAnswer(502, Answers.HTML, null, "60", Answers.BUSY_PAGE);

        assertThat(JUDGE.of(Method.POST, refused).retryAfter()).isNull();
        assertThat(JUDGE.of(Method.POST, failed).retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(JUDGE.of(Method.PUT, failed).retryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_reason_is_a_sentence_and_then_what_was_said() {
        assertThat(JUDGE.of(Method.POST, Answers.xmlError(400, 9022, "A title is required."))
                        .reason())
                .isEqualTo("It needs a title. ORCID says: A title is required.");
        assertThat(JUDGE.of(Method.POST, Answers.page(503)).reason())
                .endsWith("we wait. The answer says: 503 Service Temporarily Unavailable");
        assertThat(JUDGE.of(Method.POST, new ApiAnswer(503, null, null, null, ""))
                        .reason())
                .endsWith("we wait.");
    }
}
