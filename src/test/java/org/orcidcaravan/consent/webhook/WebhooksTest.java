package org.orcidcaravan.consent.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.consent.connect.SampleClient;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;

/** Who is watched, on a real PostgreSQL. */
class WebhooksTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @TempDir
    Path folder;

    private final Watching watching = new Watching(DATABASE, Map.of());

    @BeforeEach
    void nobody() throws SQLException {
        Watching.clear(DATABASE);
    }

    private void answer(Watching room, Due due, int status) {
        room.webhooks.answered(due, status, null, null, "");
    }

    private void refuse(Due due, int status, int code) {
        watching.webhooks.answered(due, status, "application/vnd.orcid+xml", null, """
                <error xmlns="http://www.orcid.org/ns/error"><response-code>%d</response-code>\
                <developer-message>said by ORCID</developer-message><error-code>%d</error-code></error>""".formatted(status, code));
    }

    @Test
    void who_is_linked_is_registered_and_their_record_is_read_once() throws SQLException {
        OrcidId orcid = watching.linked();

        Due due = watching.due().getFirst();

        assertThat(due.verb()).isEqualTo("PUT");
        assertThat(due.path())
                .startsWith(
                        "/" + orcid + "/webhook/https%3A%2F%2Forcid.example.org%2Forcid-webhook%2F" + orcid + "%2F");
        assertThat(due).hasToString("PUT webhook of " + orcid);
        answer(watching, due, 201);
        assertThat(watching.state(orcid)).isEqualTo("registered");
        assertThat(watching.notice(orcid, "state")).isEqualTo("waiting");
        assertThat(watching.due()).isEmpty();
    }

    @Test
    void who_only_has_an_iD_or_took_the_permission_back_is_not_watched() throws SQLException {
        DATABASE.execute("insert into person (person_id, orcid) values ('only', '0000-0002-1825-0097')");
        watching.leaves(watching.linked());

        assertThat(watching.due()).isEmpty();
        assertThat(DATABASE.query("select count(*) from webhook")).isEqualTo("0");
    }

    @Test
    void without_an_address_or_without_credentials_nobody_is_watched() throws SQLException {
        watching.linked();

        assertThat(new Watching(DATABASE, Map.of("caravan.webhook.url", "")).due())
                .isEmpty();
        assertThat(new Watching(DATABASE, Map.of(), SampleClient.unknown()).due())
                .isEmpty();
    }

    @Test
    void who_leaves_is_taken_back_at_orcid_and_then_forgotten() throws SQLException {
        OrcidId orcid = watching.registered();
        watching.leaves(orcid);

        Due due = watching.due().getFirst();

        assertThat(due.verb()).isEqualTo("DELETE");
        assertThat(watching.state(orcid)).isEqualTo("leaving");
        answer(watching, due, 204);
        assertThat(watching.state(orcid)).isEqualTo("gone");
        assertThat(DATABASE.query("select count(*) from webhook_notice")).isEqualTo("0");
    }

    @Test
    void who_leaves_before_orcid_was_asked_is_forgotten_at_once() throws SQLException {
        OrcidId orcid = watching.linked();
        DATABASE.execute("insert into webhook (orcid, state) values ('" + orcid + "', 'wanted')");
        watching.leaves(orcid);

        assertThat(watching.due()).isEmpty();
        assertThat(watching.state(orcid)).isEqualTo("gone");
    }

    @Test
    void who_leaves_while_the_answer_was_lost_is_taken_back_all_the_same() throws SQLException {
        OrcidId orcid = watching.linked();
        String url = watching.due().getFirst().url();
        watching.leaves(orcid);

        assertThat(watching.due()).singleElement().satisfies(due -> {
            assertThat(due.verb()).isEqualTo("DELETE");
            assertThat(due.url()).isEqualTo(url);
        });
    }

    @Test
    void who_comes_back_before_orcid_has_forgotten_is_registered_anew() throws SQLException {
        OrcidId orcid = watching.registered();
        watching.leaves(orcid);
        Due leaving = watching.due().getFirst();
        watching.comesBack(orcid);
        watching.due();

        // The answer to what is no longer wanted.
        answer(watching, leaving, 204);

        assertThat(watching.state(orcid)).isEqualTo("renewing");
        Due renewing = watching.due().getFirst();
        refuse(renewing, 404, 9028);
        assertThat(watching.due())
                .singleElement()
                .satisfies(due -> assertThat(due.verb()).isEqualTo("PUT"));
    }

    @Test
    void another_address_takes_the_old_one_back_before_the_new_one_is_registered() throws SQLException {
        OrcidId orcid = watching.registered();
        Watching moved = new Watching(DATABASE, Map.of("caravan.webhook.url", "https://new.example.org/caravan/"));

        Due old = moved.due().getFirst();
        assertThat(old.verb()).isEqualTo("DELETE");
        assertThat(old.url()).startsWith(Watching.BASE + "/orcid-webhook/");
        answer(moved, old, 204);
        Due anew = moved.due().getFirst();

        assertThat(anew.verb()).isEqualTo("PUT");
        assertThat(anew.url()).startsWith("https://new.example.org/caravan/orcid-webhook/" + orcid);
        answer(moved, anew, 201);
        assertThat(moved.state(orcid)).isEqualTo("registered");
        assertThat(moved.notice(orcid, "state")).isEqualTo("waiting");
    }

    @Test
    void another_secret_makes_other_addresses_and_renews_them() throws SQLException, IOException {
        OrcidId orcid = watching.registered();
        Path file = Files.writeString(folder.resolve("secret"), "a secret of some length\n");
        Watching other = new Watching(DATABASE, Map.of("caravan.webhook.secret-file", file.toString()));

        assertThat(other.mark(orcid)).isNotEqualTo(watching.mark(orcid));
        assertThat(other.due())
                .singleElement()
                .satisfies(due -> assertThat(due.verb()).isEqualTo("DELETE"));
        assertThat(other.state(orcid)).isEqualTo("renewing");
    }

    @Test
    void one_of_whom_nothing_was_heard_for_long_is_registered_anew() throws SQLException {
        OrcidId silent = watching.registered();
        OrcidId heard = watching.registered();
        DATABASE.execute("update webhook set registered_at = now() - interval '31 days'");
        DATABASE.execute("update webhook set heard_at = now() - interval '1 day' where orcid = '" + heard + "'");

        assertThat(watching.due()).extracting(Due::orcid).containsExactly(silent);
        assertThat(watching.state(heard)).isEqualTo("registered");
    }

    @Test
    void switching_webhooks_off_takes_all_back() throws SQLException {
        OrcidId orcid = watching.registered();
        Watching off = new Watching(DATABASE, Map.of("caravan.webhook.url", ""));

        Due due = off.due().getFirst();
        answer(off, due, 204);

        assertThat(due.verb()).isEqualTo("DELETE");
        assertThat(off.state(orcid)).isEqualTo("gone");
    }

    @Test
    void a_record_for_which_orcid_refuses_it_is_left_alone_for_a_week() throws SQLException {
        OrcidId orcid = watching.linked();

        refuse(watching.due().getFirst(), 409, 9044);

        assertThat(watching.state(orcid)).isEqualTo("refused");
        assertThat(watching.due()).isEmpty();
        DATABASE.execute("update webhook set next_at = now()");
        assertThat(watching.webhooks.due())
                .singleElement()
                .satisfies(due -> assertThat(due.verb()).isEqualTo("PUT"));
    }

    @Test
    void a_webhook_that_orcid_does_not_take_back_is_forgotten_here() throws SQLException {
        OrcidId orcid = watching.registered();
        watching.leaves(orcid);

        refuse(watching.due().getFirst(), 403, 9014);

        assertThat(watching.state(orcid)).isEqualTo("gone");
    }

    @ParameterizedTest
    @CsvSource({"429, 0", "503, 0", "500, 9008", "409, 9057", "302, 0"})
    void trouble_at_orcid_ends_the_round_and_what_is_left_waits(int status, int code) throws SQLException {
        OrcidId orcid = watching.linked();
        Due due = watching.due().getFirst();

        assertThatThrownBy(() -> {
                    try {
                        refuse(due, status, code);
                    } catch (NotNow e) {
                        watching.webhooks.failed(due, e);
                    }
                })
                .isInstanceOf(NotNow.class);

        assertThat(watching.state(orcid)).isEqualTo("wanted");
        assertThat(watching.webhooks.due()).as("not before its pause").isEmpty();
        assertThat(watching.due())
                .singleElement()
                .satisfies(again -> assertThat(again.attempt()).isEqualTo(2));
    }

    @Test
    void a_token_that_orcid_no_longer_takes_is_replaced() throws SQLException {
        watching.linked();
        Due due = watching.due().getFirst();
        assertThat(watching.webhooks.bearer()).isEqualTo("Bearer t1");

        assertThatThrownBy(() -> answer(watching, due, 401)).isInstanceOf(NotNow.class);

        assertThat(watching.webhooks.bearer()).isEqualTo("Bearer t2");
    }

    @Test
    void what_went_wrong_is_told_without_the_address() throws SQLException {
        OrcidId orcid = watching.linked();
        Due due = watching.due().getFirst();

        assertThatThrownBy(() -> watching.webhooks.failed(
                        due, new IllegalStateException("wrapped", new IOException("no route to " + due.url()))))
                .isInstanceOf(NotNow.class)
                .hasMessageContaining("no route to")
                .hasMessageNotContaining(watching.mark(orcid));

        assertThat(DATABASE.query("select problem from webhook")).contains("IOException", "no route");
        watching.webhooks.broke(new NotNow("for now", null));
        watching.figures.count();
        assertThat(watching.figures.latest().failing()).isEqualTo(1);
        answer(watching, watching.due().getFirst(), 201);
        watching.figures.count();
        assertThat(watching.figures.latest().failing()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orcid.example.org",
                "ftp://orcid.example.org",
                "https://",
                "https://a.example.org?x=1",
                "https://a.example.org#x",
                "not an address"
            })
    void an_address_that_orcid_could_not_call_signs_nobody_off(String url) throws SQLException {
        OrcidId orcid = watching.registered();
        Watching wrong = new Watching(DATABASE, Map.of("caravan.webhook.url", url));

        assertThatThrownBy(wrong::due).isInstanceOf(NotNow.class).hasMessageContaining("caravan.webhook.url");

        assertThat(watching.state(orcid)).isEqualTo("registered");
        assertThat(wrong.readiness.call().getData().orElseThrow().toString()).contains("caravan.webhook.url");
    }

    @Test
    void a_secret_that_is_missing_or_short_signs_nobody_off() throws SQLException, IOException {
        OrcidId orcid = watching.registered();
        Path file = folder.resolve("secret");
        Watching other = new Watching(DATABASE, Map.of("caravan.webhook.secret-file", file.toString()));

        assertThatThrownBy(other::due).isInstanceOf(NotNow.class).hasMessageContaining("secret-file");
        Files.writeString(file, "short");
        assertThatThrownBy(other::due).isInstanceOf(NotNow.class).hasMessageContaining("too short");

        assertThat(watching.state(orcid)).isEqualTo("registered");
    }

    @Test
    void two_instances_make_the_same_addresses_and_do_not_ask_twice() throws SQLException {
        OrcidId orcid = watching.linked();
        Watching second = new Watching(DATABASE, Map.of());

        List<Due> first = watching.webhooks.due();

        assertThat(first).hasSize(1);
        assertThat(second.webhooks.due()).isEmpty();
        assertThat(second.mark(orcid)).isEqualTo(watching.mark(orcid));
    }

    @Test
    void readiness_and_metrics_say_how_it_stands() throws SQLException {
        watching.figures.register(new StartupEvent(), watching.meters);
        watching.registered();
        OrcidId refused = watching.linked();
        refuse(watching.due().getFirst(), 409, 9018);

        watching.figures.count();

        assertThat(watching.readiness.call().getData().orElseThrow())
                .containsEntry(
                        "webhooks", "1 registered, 0 to be, 1 refused; 0 records are to be read, 0 could not be.")
                .containsKey("registering");
        assertThat(watching.meters
                        .get("caravan.webhook.registrations")
                        .tag("state", "refused")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(watching.state(refused)).isEqualTo("refused");
        assertThat(watching.meters.get("caravan.webhook.failing").gauge().value())
                .as("refused is an answer")
                .isZero();
        assertThat(new Watching(DATABASE, Map.of("caravan.webhook.url", ""))
                        .readiness
                        .call()
                        .getData()
                        .orElseThrow())
                .containsEntry("webhooks", "off");
        assertThat(new Watching(DATABASE, Map.of(), SampleClient.unknown())
                        .readiness
                        .call()
                        .getData()
                        .orElseThrow()
                        .toString())
                .contains("client-id");
    }
}
