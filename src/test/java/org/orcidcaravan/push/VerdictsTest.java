package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.consent.Permission;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.Method;
import org.orcidcaravan.orcid.answer.PersonStop;
import org.orcidcaravan.orcid.answer.TransportFailure;
import org.orcidcaravan.orcid.answer.Verdict;
import org.orcidcaravan.push.call.Answered;
import org.orcidcaravan.push.call.OrcidSettings;
import org.orcidcaravan.push.call.RegistryCall;

class VerdictsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));
    private static final OrcidId ORCID = new OrcidId(42);
    private static final PushSettings PUSH = new SmallRyeConfigBuilder()
            .withMapping(PushSettings.class)
            .withDefaultValue("caravan.push.documents", "none")
            .build()
            .getConfigMapping(PushSettings.class);
    private static final OrcidSettings REGISTRY = new SmallRyeConfigBuilder()
            .withMapping(OrcidSettings.class)
            .withDefaultValue("caravan.orcid.environment", "sandbox")
            .withDefaultValue("caravan.orcid.api-url", "http://127.0.0.1:1")
            .withDefaultValue("caravan.orcid.host", "orcid.org")
            .withDefaultValue("caravan.orcid.public-api-url", "http://127.0.0.1:1")
            .withDefaultValue("caravan.orcid.auth-url", "http://127.0.0.1:1")
            .withDefaultValue("caravan.orcid.client-id", "APP-0000000000000001")
            .build()
            .getConfigMapping(OrcidSettings.class);

    private final Verdicts verdicts = new Verdicts(CLOCK, new Decisions(PUSH, new SplittableRandom(3)), REGISTRY);

    private static Errand errand(Method method, QueuedTask... tasks) {
        return new Errand(
                1,
                1,
                Arrays.asList(tasks),
                new RegistryCall(method, ORCID, Section.WORK, tasks[0].putCode()),
                new Permission(1, 1, ORCID, Set.of(Scope.ACTIVITIES_UPDATE)),
                CLOCK.instant(),
                null,
                "correlation");
    }

    /** All are the same task: an element is told by its place. */
    private static Errand bulk(int size) {
        return errand(
                Method.BULK_POST,
                IntStream.range(0, size).mapToObj(i -> SampleTasks.creation()).toArray(QueuedTask[]::new));
    }

    private static Answered xml(int status, String body) {
        return new Answered.Answer(new ApiAnswer(status, "application/vnd.orcid+xml", null, null, body));
    }

    private static Answered bulkAnswer(String... elements) {
        return xml(
                200,
                "<bulk:bulk xmlns:bulk=\"http://www.orcid.org/ns/bulk\" xmlns:work=\"http://www.orcid.org/ns/work\""
                        + " xmlns:common=\"http://www.orcid.org/ns/common\" xmlns:error=\"http://www.orcid.org/ns/error\">"
                        + String.join("", elements) + "</bulk:bulk>");
    }

    private static String created(long putCode) {
        return """
                <work:work put-code="%d"><work:title><common:title>Title of w1</common:title></work:title>
                <work:type>journal-article</work:type><common:external-ids><common:external-id>
                <common:external-id-type>source-work-id</common:external-id-type>
                <common:external-id-value>w1</common:external-id-value>
                <common:external-id-relationship>self</common:external-id-relationship>
                </common:external-id></common:external-ids></work:work>""".formatted(putCode);
    }

    private static String refused(int status, int code) {
        return """
                <error:error><error:response-code>%d</error:response-code>
                <error:developer-message>No.</error:developer-message>
                <error:error-code>%d</error:error-code></error:error>""".formatted(status, code);
    }

    private static List<TaskState> states(Verdicts.Ruling ruling) {
        return ruling.outcomes().stream().map(Outcome::state).toList();
    }

    @Test
    void row_58_each_element_of_a_bulk_is_judged_by_itself() {
        Verdicts.Ruling ruling = verdicts.of(bulk(3), bulkAnswer(created(5), refused(400, 9022), created(6)), false);

        assertThat(ruling.whole().verdict()).isEqualTo(Verdict.DONE);
        assertThat(states(ruling)).containsExactly(TaskState.SENT, TaskState.DEAD, TaskState.SENT);
        assertThat(ruling.outcomes()).extracting(it -> it.item().putCode()).containsExactly(5L, null, 6L);
        assertThat(ruling.outcomes()).extracting(it -> it.reason().httpStatus()).containsExactly(200, 400, 200);
    }

    @ParameterizedTest
    @CsvSource({"409, 9048, STOP_PERSON, FULL", "409, 9018, STOP_PERSON, LOCKED", "409, 9057, STOP_EVERYTHING,"})
    void row_58_what_one_element_says_of_the_person_or_of_us_holds_for_all(
            int status, int code, Verdict verdict, PersonStop stop) {
        Verdicts.Ruling ruling = verdicts.of(bulk(3), bulkAnswer(created(5), refused(status, code), created(6)), false);

        assertThat(ruling.whole().verdict()).isEqualTo(verdict);
        assertThat(ruling.whole().personStop()).isEqualTo(stop);
        assertThat(states(ruling)).startsWith(TaskState.SENT).endsWith(TaskState.SENT);
    }

    @Test
    void row_58_the_gravest_element_counts() {
        Verdicts.Ruling ruling =
                verdicts.of(bulk(3), bulkAnswer(refused(409, 9057), refused(429, 0), refused(409, 9018)), false);

        assertThat(ruling.whole().verdict()).isEqualTo(Verdict.STOP_EVERYTHING);
    }

    @Test
    void row_59_a_bulk_answer_that_does_not_fit_leaves_all_of_it_unknown() {
        assertThat(states(verdicts.of(bulk(2), bulkAnswer(created(5)), false))).containsOnly(TaskState.UNKNOWN);
        assertThat(states(verdicts.of(bulk(2), xml(200, "<bulk"), false))).containsOnly(TaskState.UNKNOWN);
    }

    @Test
    void row_54_a_record_that_cannot_be_read_is_read_again() {
        Errand look = errand(Method.GET, SampleTasks.creation(1, true));

        assertThat(verdicts.of(look, xml(200, "<works"), false).outcomes())
                .extracting(Outcome::state, it -> it.reason().verdict())
                .containsExactly(tuple(TaskState.UNKNOWN, "RETRY"));
    }

    @Test
    void row_61_no_answer_in_an_outage_is_blamed_on_nothing() {
        Answered lost = new Answered.Silence(TransportFailure.NO_ANSWER, "reset");
        Errand change = errand(Method.PUT, SampleTasks.task(Operation.UPDATE, 5L, PUSH.maxAttempts(), false, null));

        assertThat(states(verdicts.of(change, lost, false))).containsExactly(TaskState.DEAD);
        assertThat(states(verdicts.of(change, lost, true))).containsExactly(TaskState.SCHEDULED);
    }

    @Test
    void row_48_a_refusal_carries_the_code_and_the_status() {
        Verdicts.Ruling ruling = verdicts.of(
                errand(Method.POST, SampleTasks.creation()),
                xml(
                        400,
                        "<error xmlns=\"http://www.orcid.org/ns/error\"><response-code>400</response-code>"
                                + "<developer-message>400 Bad Request: a title is required.</developer-message>"
                                + "<error-code>9022</error-code></error>"),
                false);

        assertThat(ruling.outcomes())
                .extracting(
                        Outcome::state,
                        it -> it.reason().errorCode(),
                        it -> it.reason().httpStatus())
                .containsExactly(tuple(TaskState.DEAD, 9022, 400));
        assertThat(ruling.outcomes().getFirst().reason().message()).contains("a title is required");
    }
}
