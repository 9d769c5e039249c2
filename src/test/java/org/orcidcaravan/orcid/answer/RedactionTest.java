package org.orcidcaravan.orcid.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** Row 79: what the registry echoes of a token is gone before anything else sees it. */
class RedactionTest {
    private static final Judge JUDGE = new Judge(InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));

    private static List<ApiAnswer> everyShape(String echo) {
        List<ApiAnswer> answers = new ArrayList<>();
        for (int status : new int[] {200, 201, 301, 400, 401, 403, 409, 429, 500, 503}) {
            answers.add(Answers.xmlError(status, 9017, echo));
            answers.add(Answers.jsonError(status, 9008, echo));
            answers.add(Answers.plain(status, Answers.XML, "<error><user-message>" + echo + "</user-message></error>"));
            answers.add(Answers.plain(status, Answers.JSON, "{\"error\":{\"developer-message\":\"" + echo + "\"}}"));
            answers.add(Answers.wordError(status, "invalid_token", echo));
            answers.add(Answers.wordError(status, echo, ""));
            answers.add(Answers.plain(status, Answers.HTML, "<html><title>" + echo + "</title>" + echo + "</html>"));
            answers.add(Answers.plain(status, "text/plain", echo));
            answers.add(Answers.plain(status, Answers.JSON, "{\"error_description\":\"" + echo));
            answers.add(Answers.plain(status, Answers.XML, "<oauth><error_description>" + echo + "</e></oauth>"));
        }
        return answers;
    }

    private static void assertGone(String secret, String echo) {
        for (ApiAnswer answer : everyShape(echo)) {
            assertThat(ErrorReader.read(answer.body()).toString())
                    .as("%s", answer.body())
                    .doesNotContainIgnoringCase(secret);
            assertThat(answer.toString()).doesNotContain(secret);
            for (Method method : Method.values()) {
                assertThat(JUDGE.of(method, answer).toString()).doesNotContainIgnoringCase(secret);
            }
        }
        ApiError element = ApiError.ofElement(409, 9021, echo);
        assertThat(element.toString()).doesNotContainIgnoringCase(secret);
        assertThat(JUDGE.ofBulkItem(element).toString()).doesNotContainIgnoringCase(secret);
    }

    @Property(tries = 25)
    void row_79_a_uuid_never_leaves_the_reader_wherever_it_stands(@ForAll long high, @ForAll long low) {
        UUID token = new UUID(high, low);
        assertGone(token.toString(), "Invalid access token: " + token);
        assertGone(token.toString(), token + " is not known");
        assertGone(token.toString(), "[" + token + "]");
        assertGone(
                token.toString().replace("-", ""), "Invalid " + token.toString().replace("-", ""));
    }

    @Property(tries = 25)
    void row_79_what_follows_the_word_token_never_leaves_the_reader(
            @ForAll @StringLength(min = 12, max = 80) @CharRange(from = 'a', to = 'z') @CharRange(from = '0', to = '9')
                    String random) {
        String token = "canary7-._~+/=" + random;

        for (String before : List.of(
                "Invalid access token: ",
                "Access token expired: ",
                "Invalid refresh token (expired): ",
                "token=",
                "the token ",
                "Bearer ",
                "bearer: ",
                "Authorization: Bearer ",
                "client_secret=")) {
            assertGone(token, before + token);
        }
    }

    @Example
    void row_79_a_web_token_and_a_hidden_one_never_leave_the_reader() {
        String jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl-canary_";

        assertGone(jwt, "Rejected " + jwt + " today");
        assertThat(Redaction.of("x 0f0e0d0c-0b0a\u200B-4908-8706-0504\u000003020100 y"))
                .isEqualTo("x *** y");
        assertThat(Redaction.of("a ".repeat(9_990) + "0f0e0d0c-0b0a-4908-8706-050403020100"))
                .doesNotContain("0f0e");
    }

    @Example
    void what_is_no_secret_stays() {
        for (String message : List.of(
                "The access token is invalid or was revoked.",
                "409 Conflict: please see element with put-code 1234567.",
                "Please refer to account: https://orcid.org/0000-0002-1825-0097.",
                "Invalid external-id https://doi.org/10.5555/12345678")) {
            assertThat(Redaction.of(message)).isEqualTo(message);
        }
    }

    @Example
    void a_text_is_one_visible_line_of_bounded_length() {
        assertThat(Redaction.of(" a\r\n\tb\u2028c\u0007\u202E\uDC00d\u001B[31m "))
                .isEqualTo("a b cd[31m");
        assertThat(Redaction.of("é".repeat(1_000))).hasSize(1_000).doesNotContain("…");
        assertThat(Redaction.of("é".repeat(1_001))).hasSize(1_000).endsWith("é…");
        assertThat(Redaction.of("x" + "\uD83D\uDE00".repeat(600)))
                .hasSize(1_000)
                .endsWith("\uDE00…");
        assertThat(Redaction.of("\uD83D\uDE00".repeat(600))).hasSize(999).endsWith("\uDE00…");
    }
}
