package org.orcidcaravan.orcid.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error-code of ORCID's member API, by every method; written down here a second time, from ORCID's source. */
class CodesTest {
    private static final Judge JUDGE = new Judge(InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
    private static final Pattern SPACES = Pattern.compile(" +");

    /** Rows: status, code, then POST, BULK_POST, PUT, DELETE, GET; one word alone counts for all five. */
    private static final String TABLE = """
            500 9000 look look retry retry retry
            400 9001 dead retry dead dead dead
            404 9001 dead retry dead dead dead
            405 9001 dead retry dead dead dead
            406 9001 dead retry dead dead dead
            415 9001 dead retry dead dead dead
            401 9002 CONSENT_NEEDED
            403 9004 CONSENT_NEEDED
            403 9005 CONSENT_NEEDED
            400 9006 dead retry dead dead dead
            413 9006 dead retry dead dead dead
            301 9007 DEPRECATED
            409 9007 DEPRECATED
            500 9008 look look retry retry retry
            403 9009 dead retry dead done dead
            403 9010 dead retry dead dead dead
            404 9011 RECORD_NOT_FOUND
            400 9012 dead retry dead dead dead
            403 9013 dead retry dead dead dead
            403 9014 dead retry dead dead dead
            401 9015 everything
            404 9016 RECORD_NOT_FOUND RECORD_NOT_FOUND removed done removed
            401 9017 CONSENT_NEEDED
            409 9018 LOCKED
            400 9019 dead retry dead dead dead
            400 9020 dead retry dead dead dead
            409 9021 adopt retry dead dead dead
            400 9022 dead retry dead dead dead
            400 9023 dead retry dead dead dead
            400 9024 dead retry dead dead dead
            409 9025 done retry dead dead dead
            400 9026 dead retry dead dead dead
            404 9027 dead retry dead dead dead
            404 9028 dead retry dead done dead
            404 9029 dead retry removed done removed
            409 9030 adopt retry dead dead dead
            409 9031 dead retry dead dead dead
            409 9032 dead retry dead dead dead
            400 9033 dead retry removed done removed
            400 9034 dead retry dead dead dead
            403 9035 dead retry dead dead dead
            409 9036 UNCLAIMED
            400 9037 dead retry dead dead dead
            403 9038 CONSENT_NEEDED
            403 9039 dead retry dead dead dead
            409 9040 dead retry dead dead dead
            404 9041 dead retry dead dead dead
            400 9042 dead retry dead dead dead
            400 9043 dead retry dead dead dead
            409 9044 DEACTIVATED
            400 9045 dead retry dead dead dead
            400 9046 dead retry dead dead dead
            400 9047 dead retry dead dead dead
            409 9048 FULL
            400 9049 dead retry dead dead dead
            400 9050 dead retry dead dead dead
            400 9051 dead retry dead dead dead
            403 9052 dead retry dead dead dead
            400 9053 retry
            400 9054 dead retry dead dead dead
            400 9055 dead retry dead dead dead
            308 9056 everything
            409 9057 everything
            400 9058 dead retry dead dead dead
            308 9059 everything
            400 9060 dead retry dead dead dead
            400 9061 dead retry dead dead dead
            400 9062 dead retry dead dead dead
            """;

    private static final Map<String, Verdict> VERDICTS = Map.of(
            "look", Verdict.LOOK_FIRST,
            "retry", Verdict.RETRY,
            "dead", Verdict.DEAD,
            "done", Verdict.DONE,
            "adopt", Verdict.ADOPT_PUT_CODE,
            "removed", Verdict.REMOVED,
            "everything", Verdict.STOP_EVERYTHING);

    record Row(int status, int code, Method method, String expected) {
        Verdict verdict() {
            return VERDICTS.getOrDefault(expected, Verdict.STOP_PERSON);
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            List<String> cells = SPACES.splitAsStream(line).toList();
            for (Method method : Method.values()) {
                String expected = cells.get(cells.size() == 3 ? 2 : 2 + method.ordinal());
                rows.add(new Row(Integer.parseInt(cells.get(0)), Integer.parseInt(cells.get(1)), method, expected));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_code_means_the_same_in_xml_and_json(Row row) {
        String message = "ORCID's words.";
        for (ApiAnswer answer : List.of(
                Answers.xmlError(row.status, row.code, message), Answers.jsonError(row.status, row.code, message))) {
            Judgement judgement = JUDGE.of(row.method, answer);

            assertThat(judgement.verdict()).isEqualTo(row.verdict());
            assertThat(judgement.personStop())
                    .isEqualTo(row.verdict() == Verdict.STOP_PERSON ? PersonStop.valueOf(row.expected) : null);
            assertThat(judgement.errorCode()).isEqualTo(row.code);
            assertThat(judgement.reason()).endsWith(". ORCID says: ORCID's words.");
        }
    }

    @Test
    void every_code_that_orcid_has_is_here() {
        Set<Integer> orcids = IntStream.rangeClosed(9000, 9062).boxed().collect(Collectors.toCollection(TreeSet::new));
        // The only number that ORCID left out.
        orcids.remove(9003);

        assertThat(rows().stream().map(Row::code))
                .containsOnlyElementsOf(orcids)
                .containsAll(orcids);
    }

    @Test
    void every_code_has_one_rule_of_its_own_and_every_rule_a_code() {
        Set<Rule> reached = new HashSet<>();
        for (Row row : rows()) {
            List<Rule> fitting = Stream.<Rule>concat(
                            CodeRule.find(row.code, row.status, row.method).stream(),
                            RefusalRule.find(row.code, row.status, row.method).stream())
                    .toList();
            boolean refusedWhole = row.method == Method.BULK_POST && row.expected.equals("retry") && row.code != 9053;
            assertThat(fitting).as("rules of its own for %s", row).hasSize(refusedWhole ? 0 : 1);
            reached.addAll(fitting);
        }

        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.<Rule>concat(Arrays.stream(CodeRule.values()), Arrays.stream(RefusalRule.values()))
                                .toList());
        for (Method method : Method.values()) {
            assertThat(Arrays.stream(CodeRule.values())
                            .filter(rule -> rule.asked().covers(method))
                            .map(rule -> rule.status() + rule.said()))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_code_in_an_element_of_a_bulk_answer_means_what_it_means_for_one_item(Row row) {
        ApiError element = ApiError.ofElement(row.status, row.code, "ORCID's words.");
        Judgement alone = JUDGE.of(Method.POST, Answers.xmlError(row.status, row.code, "ORCID's words."));

        assertThat(JUDGE.ofBulkItem(element)).isEqualTo(alone);
        assertThat(JUDGE.ofBulkItem(ApiError.ofElement(null, row.code, null)).verdict())
                .isEqualTo(alone.verdict());
    }

    @Test
    void a_code_of_another_hundred_than_the_status_is_not_trusted() {
        assertThat(JUDGE.of(Method.POST, Answers.xmlError(500, 9021, "put-code 12"))
                        .verdict())
                .isEqualTo(Verdict.LOOK_FIRST);
        assertThat(JUDGE.of(Method.PUT, Answers.xmlError(502, 9016, "")).verdict())
                .isEqualTo(Verdict.RETRY);
        assertThat(JUDGE.of(Method.POST, Answers.xmlError(503, 9022, "")).verdict())
                .isEqualTo(Verdict.LOOK_FIRST);
        assertThat(JUDGE.of(Method.PUT, Answers.xmlError(503, 9022, "")).verdict())
                .isEqualTo(Verdict.SNOOZE);
    }

    @Test
    void a_code_that_orcid_did_not_have_yet_refuses_one_item_but_not_a_whole_bulk() {
        for (Method method : Method.values()) {
            assertThat(JUDGE.of(method, Answers.jsonError(400, 9999, "New rule."))
                            .verdict())
                    .isEqualTo(method == Method.BULK_POST ? Verdict.RETRY : Verdict.DEAD);
        }
        assertThat(JUDGE.ofBulkItem(ApiError.ofElement(null, 9999, null)).verdict())
                .isEqualTo(Verdict.DEAD);
        assertThat(JUDGE.ofBulkItem(ApiError.ofElement(null, null, "Something."))
                        .verdict())
                .isEqualTo(Verdict.LOOK_FIRST);
    }
}
