package org.orcidcaravan.consent.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.ConsentTrouble;
import org.orcidcaravan.consent.webhook.WebhookCalls.Call;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;

/** What ORCID, and others, call in, on a real PostgreSQL. */
class WebhookCallsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private final Watching watching = new Watching(DATABASE, Map.of());

    @BeforeEach
    void nobody() throws SQLException {
        Watching.clear(DATABASE);
    }

    @Test
    void a_call_makes_the_record_one_that_is_to_be_read() throws SQLException {
        OrcidId orcid = watching.registered();

        assertThat(watching.call(orcid)).isTrue();

        assertThat(watching.notice(orcid, "state || calls")).isEqualTo("waiting1");
        assertThat(DATABASE.query("select heard_at is not null from webhook")).isEqualTo("t");
        assertThat(watching.counted("caravan.webhook.calls", "taken")).isOne();
    }

    @Test
    void a_flood_of_calls_is_one_row() throws SQLException {
        OrcidId orcid = watching.registered();

        IntStream.range(0, 200)
                .parallel()
                .forEach(any -> assertThat(watching.call(orcid)).isTrue());

        assertThat(DATABASE.query("select count(*) || ' ' || sum(calls) from webhook_notice"))
                .isEqualTo("1 200");
        assertThat(watching.readings.claim()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' or 1=1 --", "\u0000", "..%2f"})
    void a_wrong_mark_stores_nothing(String mark) throws SQLException {
        OrcidId orcid = watching.registered();

        assertThat(watching.calls.heard(new Call(orcid.toString(), mark))).isFalse();

        assertThat(watching.notice(orcid, "state || calls")).isEqualTo("read0");
        assertThat(DATABASE.query("select count(heard_at) from webhook")).isEqualTo("0");
        assertThat(watching.counted("caravan.webhook.calls", "refused")).isOne();
    }

    @Test
    void the_mark_of_one_iD_opens_no_other() throws SQLException {
        OrcidId ann = watching.registered();
        OrcidId bob = watching.registered();

        assertThat(watching.calls.heard(new Call(bob.toString(), watching.mark(ann))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000", "0000-0000-0000-0000", "https://orcid.org/", "\n"})
    void what_is_no_iD_stores_nothing(String orcid) throws SQLException {
        assertThat(watching.calls.heard(new Call(orcid, "mark"))).isFalse();
        assertThat(DATABASE.query("select count(*) from webhook_notice")).isEqualTo("0");
    }

    @Test
    void an_iD_that_nobody_watches_stores_nothing_even_with_its_mark() throws SQLException {
        assertThat(watching.call(new OrcidId(4711))).isFalse();
        assertThat(DATABASE.query("select count(*) from webhook_notice")).isEqualTo("0");
    }

    @Test
    void who_is_leaving_is_answered_kindly_and_not_read() throws SQLException {
        OrcidId orcid = watching.registered();
        watching.leaves(orcid);
        watching.due();

        assertThat(watching.call(orcid)).isTrue();

        assertThat(DATABASE.query("select count(*) from webhook_notice")).isEqualTo("0");
    }

    @Test
    void a_record_that_was_read_just_now_is_not_read_again_at_once() throws SQLException {
        OrcidId orcid = watching.registered();
        DATABASE.execute("update webhook_notice set read_at = now()");

        watching.call(orcid);

        assertThat(watching.readings.claim()).isEmpty();
        assertThat(watching.notice(orcid, "next_at > now() + interval '50 seconds'"))
                .isEqualTo("t");
    }

    @Test
    void what_cannot_be_noted_is_not_acknowledged() throws SQLException {
        OrcidId orcid = watching.registered();
        ConsentTransactionStore down = new ConsentTransactionStore(DATABASE.unreachable());
        WebhookSettings settings = Watching.settings(Map.of());
        WebhookCalls calls = new WebhookCalls(new Addresses(down, settings), down, settings, watching.meters);

        assertThatThrownBy(() -> calls.heard(new Call(orcid.toString(), watching.mark(orcid))))
                .isInstanceOf(ConsentTrouble.class);
    }

    @Test
    void a_call_does_not_show_its_secret() {
        assertThat(new Call("0000-0002-1825-0097", "a-secret-mark").toString()).doesNotContain("a-secret-mark");
    }
}
