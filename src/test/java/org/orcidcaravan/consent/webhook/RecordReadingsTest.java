package org.orcidcaravan.consent.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.consent.connect.OrcidSilent;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;

/** Reading what ORCID called about, on a real PostgreSQL. */
class RecordReadingsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String RECORD = """
            <record:record path="/%1$s" xmlns:record="http://www.orcid.org/ns/record" xmlns:common="http://www.orcid.org/ns/common"
                xmlns:history="http://www.orcid.org/ns/history" xmlns:activities="http://www.orcid.org/ns/activities"
                xmlns:work="http://www.orcid.org/ns/work">
              <common:orcid-identifier><common:path>%1$s</common:path></common:orcid-identifier>
              <history:history><common:last-modified-date>%2$s</common:last-modified-date></history:history>
              <activities:activities-summary><activities:works><activities:group>%3$s</activities:group></activities:works>
              </activities:activities-summary>
            </record:record>""";

    private final Watching watching = new Watching(DATABASE, Map.of());

    @BeforeEach
    void nobody() throws SQLException {
        Watching.clear(DATABASE);
    }

    private static String works(int... putCodes) {
        StringBuilder works = new StringBuilder();
        for (int code : putCodes) {
            works.append("<work:work-summary put-code=\"").append(code).append("\"/>");
        }
        return works.toString();
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RecordAnswers.Head head(int status) {
        return new RecordAnswers.Head(status, "application/vnd.orcid+xml", null, null);
    }

    private Sight sight(Notice notice, String modified, int... works) throws IOException {
        return watching.answers.read(notice, head(200), body(RECORD.formatted(notice.orcid(), modified, works(works))));
    }

    private Notice called(OrcidId orcid) throws SQLException {
        watching.call(orcid);
        DATABASE.execute("update webhook_notice set next_at = now(); update webhook_pace set next_at = now()");
        return watching.readings.claim().getFirst();
    }

    private String events() throws SQLException {
        return DATABASE.query(
                "select coalesce(string_agg(body, ' ' order by id), '') from event where topic = 'record'");
    }

    @Test
    void a_changed_record_is_told_with_the_sections_that_differ_and_is_settled() throws Exception {
        OrcidId orcid = watching.registered();
        Notice first = called(orcid);
        watching.readings.settled(first, sight(first, "2026-11-22T09:00:00Z", 1, 2));
        assertThat(events())
                .isEqualTo(
                        "{\"event\":\"record.updated\",\"orcid\":\"%s\",\"kind\":\"record\",\"via\":\"webhook\",\"modified_at\":\"2026-11-22T09:00:00Z\",\"at\":\"2026-11-22T10:00:00Z\"}"
                                .formatted(orcid));

        Notice second = called(orcid);
        watching.readings.settled(second, sight(second, "2026-11-22T09:30:00Z", 1));

        assertThat(events()).contains("\"changed\":[\"work\"],\"modified_at\":\"2026-11-22T09:30:00Z\"");
        assertThat(watching.notice(orcid, "state || attempts || calls")).isEqualTo("read02");
        assertThat(watching.notice(orcid, "changed_at is not null and read_at is not null"))
                .isEqualTo("t");
        assertThat(watching.counted("caravan.webhook.reads", "changed")).isEqualTo(2);
    }

    @Test
    void a_record_that_is_as_it_was_is_no_event() throws Exception {
        OrcidId orcid = watching.registered();
        Notice first = called(orcid);
        watching.readings.settled(first, sight(first, "2026-11-22T09:00:00Z", 1));
        String before = events();

        Notice second = called(orcid);
        watching.readings.settled(second, sight(second, "2026-11-22T09:00:00Z", 1));

        assertThat(events()).isEqualTo(before);
        assertThat(watching.counted("caravan.webhook.reads", "unchanged")).isOne();
    }

    @Test
    void a_change_of_what_is_not_public_is_told_without_a_section() throws Exception {
        OrcidId orcid = watching.registered();
        Notice first = called(orcid);
        watching.readings.settled(first, sight(first, "2026-11-22T09:00:00Z", 1));

        Notice second = called(orcid);
        watching.readings.settled(second, sight(second, "2026-11-22T09:01:00Z", 1));

        assertThat(events()).contains("\"changed\":[],");
    }

    @Test
    void the_first_look_that_nobody_called_for_is_no_event() throws Exception {
        OrcidId orcid = watching.registered();
        DATABASE.execute("update webhook_notice set state = 'waiting', next_at = now()");
        Notice notice = watching.readings.claim().getFirst();

        watching.readings.settled(notice, sight(notice, "2026-11-22T09:00:00Z", 1));

        assertThat(events()).isEmpty();
        assertThat(watching.notice(orcid, "shown")).startsWith("work=");
    }

    @Test
    void a_call_that_comes_while_the_record_is_read_has_it_read_again() throws Exception {
        OrcidId orcid = watching.registered();
        Notice notice = called(orcid);
        watching.call(orcid);

        watching.readings.settled(notice, sight(notice, "2026-11-22T09:00:00Z", 1));

        assertThat(watching.notice(orcid, "state")).isEqualTo("waiting");
        assertThat(watching.notice(orcid, "next_at > now()")).isEqualTo("t");
    }

    @Test
    void row_46_what_another_instance_has_by_now_is_neither_told_nor_settled() throws Exception {
        OrcidId orcid = watching.registered();
        Notice slow = called(orcid);
        DATABASE.execute(
                "update webhook_notice set leased_until = now() - interval '1 second'; update webhook_pace set next_at = now()");
        Notice quick = watching.readings.claim().getFirst();

        assertThatThrownBy(() -> watching.readings.hold(slow)).isInstanceOf(NotNow.class);
        watching.readings.settled(slow, sight(slow, "2026-11-22T08:00:00Z"));
        watching.readings.failed(slow, new IOException("late"));

        assertThat(events()).isEmpty();
        assertThat(watching.notice(orcid, "state || fencing")).isEqualTo("reading" + quick.fencing());
    }

    @Test
    void all_instances_together_take_up_no_more_than_the_rate() throws SQLException {
        Watching slow =
                new Watching(DATABASE, Map.of("caravan.webhook.read-rate", "2", "caravan.webhook.read-batch", "4"));
        for (int i = 0; i < 6; i++) {
            slow.call(slow.registered());
        }

        assertThat(slow.readings.claim()).hasSize(4);
        assertThat(slow.readings.claim()).isEmpty();
        assertThat(new Watching(DATABASE, Map.of()).readings.claim())
                .as("another instance")
                .isEmpty();
        assertThat(Double.parseDouble(DATABASE.query("select extract(epoch from next_at - now()) from webhook_pace")))
                .isBetween(0.5, 2.0);
        DATABASE.execute("update webhook_pace set next_at = now()");
        assertThat(slow.readings.claim()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"429, 120", "503, 120", "500, 120"})
    void an_orcid_that_wants_to_be_left_alone_is_by_all_and_costs_no_attempt(int status, String seconds)
            throws Exception {
        OrcidId orcid = watching.registered();
        Notice notice = called(orcid);
        RecordAnswers.Head head = watching.answers.head(status, "text/html", null, seconds);

        assertThatThrownBy(() -> watching.answers.read(notice, head, body("<html>busy</html>")))
                .isInstanceOf(NotNow.class)
                .satisfies(e -> watching.readings.failed(notice, e));

        assertThat(watching.notice(orcid, "state || attempts")).isEqualTo("waiting0");
        DATABASE.execute("update webhook_notice set next_at = now()");
        assertThat(watching.readings.claim()).isEmpty();
        assertThat(Double.parseDouble(
                        DATABASE.query("select extract(epoch from blocked_until - now()) from webhook_pace")))
                .isBetween(100.0, 130.0);
        assertThatThrownBy(() -> new Watching(DATABASE, Map.of()).readings.hold(reading(orcid)))
                .isInstanceOf(NotNow.class);
    }

    private static Notice reading(OrcidId orcid) throws SQLException {
        DATABASE.execute("update webhook_notice set state = 'reading'");
        return new Notice(orcid, Long.parseLong(DATABASE.query("select fencing from webhook_notice")), 1, 1);
    }

    @Test
    void trouble_without_a_word_of_how_long_doubles_the_pause_and_a_good_answer_ends_that() throws Exception {
        OrcidId orcid = watching.registered();
        Notice notice = called(orcid);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> watching.answers.read(notice, head(503), null))
                    .isInstanceOf(NotNow.class);
        }
        assertThat(DATABASE.query("select troubles from webhook_pace")).isEqualTo("3");
        assertThat(Double.parseDouble(
                        DATABASE.query("select extract(epoch from blocked_until - now()) from webhook_pace")))
                .isBetween(100.0, 121.0);
        watching.figures.count();
        assertThat(watching.readiness.call().getData().orElseThrow()).containsKey("reading");

        DATABASE.execute("update webhook_pace set blocked_until = now()");
        watching.readings.settled(notice, sight(notice, "2026-11-22T09:00:00Z"));

        assertThat(DATABASE.query("select troubles from webhook_pace")).isEqualTo("0");
    }

    @Test
    void a_connection_that_fails_is_not_the_records_fault() throws Exception {
        OrcidId orcid = watching.registered();
        for (Exception silence : List.of(
                new IllegalStateException(new IOException("connection reset")),
                new OrcidSilent(new IOException("connection refused")))) {
            Notice notice = called(orcid);
            watching.readings.failed(notice, silence);
            assertThat(watching.notice(orcid, "state || attempts")).isEqualTo("waiting0");
            DATABASE.execute("update webhook_pace set blocked_until = now()");
        }
    }

    @Test
    void a_record_that_cannot_be_read_is_given_up_after_some_attempts_and_the_next_call_tries_anew() throws Exception {
        Watching twice = new Watching(DATABASE, Map.of("caravan.webhook.max-attempts", "2"));
        OrcidId orcid = twice.registered();
        for (String expected : List.of("waiting1", "unreadable2")) {
            Notice notice = called(orcid);
            assertThatThrownBy(() ->
                            twice.answers.read(notice, head(200), body("<!DOCTYPE x [<!ENTITY e \"e\">]><x>&e;</x>")))
                    .isInstanceOf(Unread.class)
                    .satisfies(e -> twice.readings.failed(notice, e));
            assertThat(twice.notice(orcid, "state || attempts")).isEqualTo(expected);
        }
        assertThat(events()).isEmpty();

        twice.call(orcid);

        assertThat(twice.notice(orcid, "state || attempts")).isEqualTo("waiting0");
    }

    @ParameterizedTest
    @CsvSource({"409, 9018", "409, 9044", "301, 9007", "404, 9011"})
    void a_record_that_was_closed_is_told_once(int status, int code) throws Exception {
        String error =
                "<error xmlns=\"http://www.orcid.org/ns/error\"><response-code>%d</response-code><developer-message>closed</developer-message><error-code>%d</error-code></error>"
                        .formatted(status, code);
        OrcidId orcid = watching.registered();
        for (int i = 0; i < 2; i++) {
            Notice notice = called(orcid);
            watching.readings.settled(notice, watching.answers.read(notice, head(status), body(error)));
        }

        assertThat(events())
                .isEqualTo(
                        "{\"event\":\"record.closed\",\"orcid\":\"%s\",\"kind\":\"record\",\"via\":\"webhook\",\"code\":%d,\"at\":\"2026-11-22T10:00:00Z\"}"
                                .formatted(orcid, code));
    }

    @Test
    void another_persons_record_is_not_taken_for_this_one() throws Exception {
        OrcidId orcid = watching.registered();
        Notice notice = called(orcid);

        assertThatThrownBy(() -> watching.answers.read(
                        notice, head(200), body(RECORD.formatted("0000-0002-1825-0097", "2026-11-22T09:00:00Z", ""))))
                .isInstanceOf(Unread.class)
                .hasMessageContaining("another record");
    }

    @Test
    void a_token_that_is_no_longer_taken_is_replaced() throws Exception {
        Notice notice = called(watching.registered());
        assertThat(watching.readings.bearer()).isEqualTo("Bearer t1");

        assertThatThrownBy(() -> watching.answers.read(notice, head(401), null)).isInstanceOf(NotNow.class);

        assertThat(watching.readings.bearer()).isEqualTo("Bearer t2");
    }

    @Test
    void what_could_not_be_claimed_is_only_said() {
        watching.readings.missed(new IllegalStateException("nothing"));
        assertThat(watching.readings.claim()).isEmpty();
    }
}
