package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orcidcaravan.Waiting.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.consent.Permission;
import org.orcidcaravan.consent.connect.ConsentEvent.Kind;
import org.orcidcaravan.consent.leave.RoundBroken;
import org.orcidcaravan.consent.leave.TokenChecks;
import org.orcidcaravan.portal.How;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Harm;

/** Researchers disconnect, here or at ORCID (faults.md row 49). */
@QuarkusTest
class LeavePagesTest extends ConnectTest {
    @Inject
    TokenChecks checks;

    private Browser theResearcher() {
        return browser.with("caravan-orcid=" + portalSessions.open(person, How.LINK));
    }

    private void givenBack() {
        await().until(() -> rows.of(
                        "select count(*) from token_revocation r join token t on t.id = r.token"
                                + " where t.person = ? and r.done_at is not null",
                        person)
                .equals(List.of("1")));
    }

    @Test
    void who_disconnects_and_keeps_what_was_sent_is_sent_nothing_more() throws Exception {
        offer(work("w1", "One"));
        settled();
        theResearcher().post("/orcid/leave", Map.of("items", "keep"));
        givenBack();
        offer(work("w2", "Two"));
        settled();

        assertThat(inRecord()).hasSize(1);
        assertThat(tokensOf(person)).containsExactly("revoked|" + orcid);
        assertThat(history(person)).containsExactly(Kind.DISCONNECTED);
        assertThat(theResearcher().get("/orcid").body()).contains("You have disconnected");
        assertThat(pauseReason()).isEqualTo("consent-needed");
    }

    @Test
    void who_wishes_so_has_what_was_sent_removed_before_the_permission_is_given_back() throws Exception {
        offer(works(3));
        settled();
        registry.requests().clear();
        theResearcher().post("/orcid/leave", Map.of("items", "remove"));
        givenBack();

        assertThat(inRecord()).isEmpty();
        assertThat(tasks("operation, state")).contains("delete|sent").doesNotContain("delete|waiting");
        var all = registry.requests().all();
        assertThat(all.getLast().path()).isEqualTo("/oauth/revoke");
        assertThat(requests("DELETE", null)).isEqualTo(3);
    }

    @Test
    void what_cannot_be_removed_in_time_does_not_hold_the_permission_for_ever() throws Exception {
        offer(works(2));
        settled();
        block();
        theResearcher().post("/orcid/leave", Map.of("items", "remove"));
        await().until(() -> count("operation = 'delete'") == 2);
        assertThat(rows.of(
                        "select count(*) from token_revocation r join token t on t.id = r.token where t.person = ?",
                        person))
                .containsExactly("0");
        rows.change("update departure set latest_at = now() where person = ?", person);
        givenBack();

        assertThat(rows.of("select ended_at is not null from departure where person = ?", person))
                .containsExactly("t");
        assertThat(tokensOf(person)).containsExactly("revoked|" + orcid);
        assertThat(inRecord()).hasSize(2);
    }

    @Test
    void an_id_that_nobody_says_is_theirs_is_given_back_in_time() throws Exception {
        var other = newOrcid();
        registry.addRecord(other);
        connect(theResearcher(), other);
        assertThat(tokensOf(person)).containsExactly("valid|" + orcid, "pending|" + other);
        rows.change(
                "update authorization_request set ended_at = now() - interval '2 hours' where outcome = 'other-id'"
                        + " and session in (select id from portal_session where person = ?)",
                person);
        givenBack();

        assertThat(tokensOf(person)).containsExactly("valid|" + orcid, "revoked|" + other);
        assertThat(people.byId(person).orElseThrow().orcid()).isEqualTo(orcid);
        assertThat(rows.of(
                        "select outcome from authorization_request where session in"
                                + " (select id from portal_session where person = ?)",
                        person))
                .containsExactly("kept");
    }

    @Test
    void giving_back_is_repeated_until_orcid_has_taken_it() throws Exception {
        registry.inject(Fault.of(Harm.status(503)).on("POST", "/oauth/revoke").times(1));
        registry.inject(Fault.of(Harm.loseAnswer()).on("POST", "/oauth/revoke").times(1));
        theResearcher().post("/orcid/leave", Map.of("items", "keep"));
        givenBack();

        assertThat(rows.of(
                        "select attempts >= 2 from token_revocation r join token t on t.id = r.token where t.person = ?",
                        person))
                .containsExactly("t");
    }

    @Test
    void row_49_what_somebody_took_back_at_orcid_shows_at_the_check_and_stops_their_queue() throws Exception {
        registry.revokeByUser(orcid);
        rows.change("update token set created_at = now() - interval '2 days' where person = ?", person);
        await().until(() -> tokensOf(person).equals(List.of("rejected|" + orcid)));
        offer(works(2));
        settled();

        assertThat(history(person)).containsExactly(Kind.REVOKED_AT_ORCID);
        assertThat(tasks("state, verdict")).containsOnly("waiting|NO_PERMISSION");
        assertThat(requests("GET", "/keywords")).isEqualTo(2);
        assertThat(theResearcher().get("/orcid").body()).contains("Your permission has ended at ORCID");
    }

    @Test
    void row_61_an_answer_that_says_nothing_about_a_permission_ends_the_round_and_leaves_the_permission() {
        long token = Long.parseLong(
                rows.of("select id from token where person = ?", person).getFirst());
        Permission permission = new Permission(token, person, orcid, Set.of());

        for (int status : new int[] {429, 500, 503}) {
            assertThatThrownBy(() -> checks.answered(permission, status, "text/html", null, "<html>Busy</html>"))
                    .isInstanceOf(RoundBroken.class)
                    .hasMessageContaining("for now");
        }
        assertThat(tokensOf(person)).containsExactly("valid|" + orcid);
        assertThat(rows.of("select doubted_at from token where id = ?", token)).containsExactly("null");
    }

    @Test
    void after_taking_it_back_at_orcid_what_was_sent_can_still_be_removed() throws Exception {
        offer(works(2));
        settled();
        registry.revokeByUser(orcid);
        rows.change("update token set checked_at = now() - interval '2 days' where person = ?", person);
        await().until(() -> tokensOf(person).equals(List.of("rejected|" + orcid)));

        theResearcher().post("/orcid/leave", Map.of("items", "remove"));

        await().until(() -> inRecord().isEmpty());
        await().until(() -> rows.of("select ended_at is not null from departure where person = ?", person)
                .equals(List.of("t")));
    }

    @Test
    void a_permission_that_works_is_left_alone_by_the_check() throws Exception {
        rows.change("update token set created_at = now() - interval '2 days' where person = ?", person);
        await().until(() -> rows.of(
                        "select checked_at > now() - interval '1 minute' from token where person = ?", person)
                .equals(List.of("t")));
        assertThat(tokensOf(person)).containsExactly("valid|" + orcid);
        assertThat(history(person)).isEmpty();
    }
}
