package org.orcidcaravan.orcid.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are not ORCID's error documents, and no answer at all. */
class StatusesTest {
    private static final Judge JUDGE = new Judge(InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final String WORK = "<work:work xmlns:work=\"http://www.orcid.org/ns/work\" put-code=\"7\"/>";
    private static final String BULK = "<b:bulk xmlns:b=\"http://www.orcid.org/ns/bulk\"/>";

    /** Rows: status, then POST, BULK_POST, PUT, DELETE, GET; one word alone counts for all five. */
    private static final String PAGES = """
            100 LOOK_FIRST LOOK_FIRST RETRY RETRY RETRY
            200 LOOK_FIRST LOOK_FIRST LOOK_FIRST LOOK_FIRST RETRY
            201 LOOK_FIRST LOOK_FIRST LOOK_FIRST LOOK_FIRST RETRY
            202 LOOK_FIRST LOOK_FIRST LOOK_FIRST LOOK_FIRST RETRY
            204 LOOK_FIRST LOOK_FIRST LOOK_FIRST DONE RETRY
            301 SNOOZE
            302 SNOOZE
            304 SNOOZE
            307 SNOOZE
            308 SNOOZE
            400 RETRY
            401 RETRY
            403 RETRY
            404 RETRY
            405 RETRY
            406 RETRY
            407 RETRY
            408 LOOK_FIRST LOOK_FIRST RETRY RETRY RETRY
            409 LOOK_FIRST LOOK_FIRST RETRY RETRY RETRY
            410 RETRY
            413 DEAD RETRY DEAD DEAD DEAD
            415 RETRY
            421 RETRY
            425 RETRY
            429 SNOOZE
            499 RETRY
            500 LOOK_FIRST LOOK_FIRST RETRY RETRY RETRY
            501 LOOK_FIRST LOOK_FIRST RETRY RETRY RETRY
            502 LOOK_FIRST LOOK_FIRST RETRY RETRY RETRY
            503 SNOOZE
            504 LOOK_FIRST LOOK_FIRST RETRY RETRY RETRY
            520 LOOK_FIRST LOOK_FIRST RETRY RETRY RETRY
            599 LOOK_FIRST LOOK_FIRST RETRY RETRY RETRY
            600 LOOK_FIRST LOOK_FIRST RETRY RETRY RETRY
            0 LOOK_FIRST LOOK_FIRST RETRY RETRY RETRY
            -1 LOOK_FIRST LOOK_FIRST RETRY RETRY RETRY
            """;

    record Row(int status, Method method, Verdict expected) {}

    static List<Row> pages() {
        List<Row> rows = new ArrayList<>();
        for (String line : PAGES.lines().toList()) {
            List<String> cells = SPACES.splitAsStream(line).toList();
            for (Method method : Method.values()) {
                String expected = cells.get(cells.size() == 2 ? 1 : 1 + method.ordinal());
                rows.add(new Row(Integer.parseInt(cells.getFirst()), method, Verdict.valueOf(expected)));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void row_61_what_is_not_orcids_own_never_kills_an_item_nor_stops_a_person(Row row) {
        for (ApiAnswer answer : List.of(
                Answers.page(row.status),
                Answers.plain(row.status, "text/plain", "no healthy upstream"),
                Answers.plain(row.status, Answers.JSON, "{\"message\":\"Forbidden\"}"),
                Answers.plain(row.status, Answers.XML, "<error xmlns=\"http://www.orcid.org/ns/error\"><response-co"),
                new ApiAnswer(row.status, null, null, null, ""))) {
            boolean readable = row.method == Method.GET
                    && row.status == 200
                    && answer.body().startsWith("{");

            assertThat(JUDGE.of(row.method, answer).verdict())
                    .as("%s", answer)
                    .isEqualTo(readable ? Verdict.DONE : row.expected);
        }
    }

    @Test
    void every_rule_for_a_status_is_reached() {
        Set<Rule> reached = new HashSet<>();
        for (Method method : Method.values()) {
            for (StatusRule.If fact : StatusRule.If.values()) {
                for (int status = 0; status < 700; status++) {
                    reached.add(StatusRule.of(status, fact, method));
                }
            }
        }

        assertThat(reached).containsExactlyInAnyOrder(StatusRule.values());
    }

    @Test
    void what_orcid_promises_is_done() {
        assertThat(JUDGE.of(Method.BULK_POST, Answers.plain(200, Answers.XML, BULK))
                        .verdict())
                .isEqualTo(Verdict.DONE);
        assertThat(JUDGE.of(Method.BULK_POST, Answers.plain(200, Answers.JSON, "{\"bulk\":[]}"))
                        .verdict())
                .isEqualTo(Verdict.DONE);
        assertThat(JUDGE.of(Method.PUT, Answers.plain(200, Answers.XML, WORK)).verdict())
                .isEqualTo(Verdict.DONE);
        assertThat(JUDGE.of(Method.PUT, Answers.plain(200, Answers.JSON, "{\"put-code\":7}"))
                        .verdict())
                .isEqualTo(Verdict.DONE);
        assertThat(JUDGE.of(Method.GET, Answers.plain(200, Answers.XML, BULK)).verdict())
                .isEqualTo(Verdict.DONE);
        assertThat(JUDGE.of(Method.GET, Answers.plain(200, Answers.XML, "<error/>"))
                        .verdict())
                .isEqualTo(Verdict.RETRY);
        assertThat(JUDGE.of(Method.GET, Answers.plain(200, "Application/XML", WORK))
                        .verdict())
                .isEqualTo(Verdict.DONE);
        assertThat(JUDGE.of(Method.DELETE, new ApiAnswer(204, null, null, null, ""))
                        .verdict())
                .isEqualTo(Verdict.DONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BULK_POST | application/xml  | <bulk xmlns="http://www.orcid.org/ns/bulk"><work
            BULK_POST | application/xml  | <work/>
            BULK_POST | text/html        | <bulk/>
            BULK_POST |                  | <bulk/>
            BULK_POST | application/json | {"bulk":[{"work":{}}
            BULK_POST | application/json | {"bulk":[]} {}
            BULK_POST | application/json | {}
            PUT       | application/xml  | <work put-code="7">
            PUT       | application/xml  | <!DOCTYPE work><work put-code="7"/>
            PUT       | application/json | {"error-code":9008}
            PUT       | application/json | {"error":"server_error"}
            PUT       | application/xhtml+xml | <html put-code="7"/>
            PUT       | application/xml  | <work/>
            PUT       | application/xml  | <error put-code="7"/>
            PUT       | application/json | {"message":"Welcome"}
            PUT       | application/json | {"error":"x","put-code":7}
            PUT       | application/json | {"put-code":7
            PUT       | application/json | [1]
            """)
    void row_59_success_that_proves_nothing_is_looked_at(Method method, String contentType, String body) {
        assertThat(JUDGE.of(method, new ApiAnswer(200, contentType, null, null, body))
                        .verdict())
                .isEqualTo(Verdict.LOOK_FIRST);
        assertThat(JUDGE.of(method, new ApiAnswer(201, "application/xml", null, null, "<bulk/>"))
                        .verdict())
                .isEqualTo(Verdict.LOOK_FIRST);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            401, invalid_token,          STOP_PERSON,     STOP_PERSON
            403, insufficient_scope,     STOP_PERSON,     STOP_PERSON
            400, invalid_scope,          STOP_PERSON,     STOP_PERSON
            403, access_denied,          STOP_PERSON,     STOP_PERSON
            400, invalid_grant,          STOP_PERSON,     STOP_PERSON
            403, forbidden,              RETRY,           RETRY
            401, invalid_client,         STOP_EVERYTHING, STOP_EVERYTHING
            400, unauthorized_client,    STOP_EVERYTHING, STOP_EVERYTHING
            400, invalid_request,        DEAD,            RETRY
            400, unsupported_grant_type, DEAD,            RETRY
            401, something_new,          RETRY,           RETRY
            500, invalid_token,          LOOK_FIRST,      LOOK_FIRST
            503, temporarily_unavailable, SNOOZE,         SNOOZE
            429, invalid_token,          SNOOZE,          SNOOZE
            """)
    void a_word_of_oauth_is_judged(int status, String word, Verdict expected, Verdict inBulk) {
        ApiAnswer answer = Answers.wordError(status, word, "");

        assertThat(JUDGE.of(Method.POST, answer).verdict()).isEqualTo(expected);
        assertThat(JUDGE.of(Method.BULK_POST, answer).verdict()).isEqualTo(inBulk);
        assertThat(JUDGE.of(Method.POST, answer).personStop())
                .isEqualTo(expected == Verdict.STOP_PERSON ? PersonStop.CONSENT_NEEDED : null);
        assertThat(JUDGE.of(Method.POST, answer).reason()).endsWith(" ORCID says: " + word);
    }

    @Test
    void every_word_has_a_row_above() {
        assertThat(Arrays.stream(WordRule.values()).map(WordRule::said))
                .containsExactlyInAnyOrder(
                        "invalid_token",
                        "insufficient_scope",
                        "invalid_scope",
                        "access_denied",
                        "invalid_grant",
                        "forbidden",
                        "invalid_client",
                        "unauthorized_client",
                        "invalid_request",
                        "unsupported_grant_type");
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void without_an_answer_only_a_creation_that_was_sent_is_looked_for(Method method) {
        boolean creating = method == Method.POST || method == Method.BULK_POST;

        assertThat(JUDGE.ofTransport(method, TransportFailure.NO_ANSWER).verdict())
                .isEqualTo(creating ? Verdict.LOOK_FIRST : Verdict.RETRY);
        for (TransportFailure notSent :
                List.of(TransportFailure.NOT_CONNECTED, TransportFailure.BREAKER_OPEN, TransportFailure.RATE_BLOCKED)) {
            assertThat(JUDGE.ofTransport(method, notSent).verdict()).isEqualTo(Verdict.SNOOZE);
            assertThat(JUDGE.ofTransport(method, notSent).reason()).isNotBlank();
        }
    }

    @Test
    void the_limit_of_requests_counts_whatever_the_body_says() {
        assertThat(JUDGE.of(Method.POST, Answers.xmlError(429, 9001, "")).verdict())
                .isEqualTo(Verdict.SNOOZE);
    }
}
