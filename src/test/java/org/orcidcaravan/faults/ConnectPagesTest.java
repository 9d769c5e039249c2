package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.connect.ConsentEvent.Kind;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.portal.How;
import org.orcidcaravan.simulator.registry.record.RecordState;

/** faults.md rows 53 and 69 to 72: researchers connect their iD. */
@QuarkusTest
class ConnectPagesTest extends ConnectTest {
    private HttpResponse<String> refused(Browser who, String back) throws Exception {
        registry.requests().clear();
        HttpResponse<String> answer = who.get(back);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This did not begin here");
        assertThat(exchanges()).isZero();
        return answer;
    }

    @Test
    void somebody_connects_and_what_orcid_gave_is_kept() throws Exception {
        long person = newPerson();
        OrcidId orcid = newOrcid();
        Browser who = of(person);
        URI page = begin(who);
        assertThat(query(page))
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid /read-limited /activities/update")
                .containsEntry("redirect_uri", "http://localhost:" + server.getPort() + "/orcid");
        assertThat(query(page).get("state")).hasSize(43);
        registry.signIn(orcid);

        HttpResponse<String> back = who.get(answered(page));

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(Browser.header(back, "Location")).endsWith("/orcid");
        assertThat(who.get("/orcid").body())
                .contains("your ORCID iD is connected", "https://sandbox.orcid.org/" + orcid, "We may put your");
        Person kept = people.byId(person).orElseThrow();
        assertThat(kept.orcid()).isEqualTo(orcid);
        assertThat(kept.orcidAuthenticatedAt()).isNotNull();
        assertThat(rows.of(
                        "select state, scopes, refresh_token is not null, expires_at > now() + interval '19 years'"
                                + " from token where person = ?",
                        person))
                .containsExactly("valid|/activities/update /read-limited openid|t|t");
        assertThat(history(person)).containsExactly(Kind.CONNECTED);
        assertThat(rows.of("select consent_text from consent_event where person = ?", person))
                .containsExactly("2026-11/en");
        assertThat(rows.of("select action from audit where subject = ? order by id", "person:" + person))
                .endsWith("permission.granted");
    }

    @Test
    void row_69_a_state_that_is_missing_forged_or_of_nobody_gets_no_request_to_orcid() throws Exception {
        Browser who = of(newPerson());
        begin(who);
        refused(who, "/orcid?code=abcdef");
        refused(who, "/orcid?code=abcdef&state=" + "A".repeat(43));
        refused(browser, "/orcid?code=abcdef&state=" + "A".repeat(43));
        assertThat(rows.of("select count(*) from audit where action = 'connection.strange'"))
                .isNotEqualTo(List.of("0"));
    }

    @Test
    void row_69_a_state_of_another_browser_gets_no_request_and_stays_good_where_it_was_made() throws Exception {
        long person = newPerson();
        Browser who = of(person);
        registry.signIn(newOrcid());
        String back = answered(begin(who));
        refused(of(newPerson()), back);
        refused(of(person), back);
        refused(browser, back);

        assertThat(who.get(back).statusCode()).isEqualTo(303);
        assertThat(tokensOf(person)).hasSize(1);
    }

    @Test
    void row_69_an_expired_state_gets_no_request() throws Exception {
        Browser who = of(newPerson());
        registry.signIn(newOrcid());
        String back = answered(begin(who));
        rows.change("update authorization_request set expires_at = now() where consumed_at is null");
        refused(who, back);
    }

    @Test
    void row_69_another_issuer_gets_no_request() throws Exception {
        Browser who = of(newPerson());
        registry.signIn(newOrcid());
        refused(who, answered(begin(who)) + "&iss=https%3A%2F%2Fevil.example.org");
    }

    @Test
    void row_70_a_second_return_gets_the_result_of_the_first() throws Exception {
        long person = newPerson();
        Browser who = of(person);
        registry.signIn(newOrcid());
        String back = answered(begin(who));
        registry.requests().clear();
        List<CompletableFuture<Integer>> returns = IntStream.range(0, 8)
                .mapToObj(each -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return who.get(back).statusCode();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        assertThat(returns).allSatisfy(each -> assertThat(each.join()).isEqualTo(303));

        assertThat(exchanges()).isOne();
        assertThat(who.get("/orcid").body()).contains("your ORCID iD is connected");
        assertThat(tokensOf(person)).hasSize(1).first().asString().startsWith("valid");
    }

    @Test
    void row_70_a_code_that_was_not_made_for_this_journey_is_given_back() throws Exception {
        long person = newPerson();
        Browser who = of(person);
        String state = query(begin(who)).get("state");
        // Somebody else's code: it comes without the nonce of this journey.
        String code = registry.issueCode(
                newOrcid(),
                EnumSet.of(Scope.OPENID, Scope.ACTIVITIES_UPDATE),
                URI.create("http://localhost:" + server.getPort() + "/orcid"));
        who.get("/orcid?code=" + code + "&state=" + state);

        assertThat(who.get("/orcid").body()).contains("was not in order");
        assertThat(tokensOf(person)).isEmpty();
        assertThat(requests("POST", "/oauth/revoke")).isOne();
    }

    @Test
    void row_71_a_denial_is_recorded_as_one() throws Exception {
        long person = newPerson();
        Browser who = of(person);
        registry.signInDenying(newOrcid());
        registry.requests().clear();
        who.get(answered(begin(who)));

        assertThat(who.get("/orcid").body()).contains("You did not allow it at ORCID");
        assertThat(history(person)).containsExactly(Kind.DENIED);
        assertThat(exchanges()).isZero();
    }

    @Test
    void row_71_fewer_scopes_limit_what_is_done() throws Exception {
        long person = newPerson();
        OrcidId orcid = newOrcid();
        registry.addRecord(orcid);
        Browser who = of(person);
        URI page = begin(who);
        URI narrowed = URI.create(page + "&signed_in=" + orcid + "&orcid=" + orcid
                + "&give:openid=yes&give:/read-limited=yes&decision=allow");
        who.get(answered(narrowed));

        assertThat(who.get("/orcid").body()).contains("You did not allow us to put publications", "Connect again");
        assertThat(rows.of("select scopes from token where person = ?", person))
                .containsExactly("/read-limited openid");
    }

    @Test
    void row_71_another_id_than_the_linked_one_is_asked_about() throws Exception {
        long person = newPerson();
        OrcidId first = newOrcid();
        OrcidId second = newOrcid();
        Browser who = of(person);
        connect(who, first);
        connect(who, second);

        assertThat(who.get("/orcid").body()).contains("Two ORCID iDs", first.toString(), second.toString());
        assertThat(people.byId(person).orElseThrow().orcid()).isEqualTo(first);
        assertThat(tokensOf(person)).containsExactly("valid|" + first, "pending|" + second);

        who.post("/orcid/which", Map.of("mine", "linked"));
        assertThat(who.get("/orcid").body()).contains("stays as it was");
        assertThat(tokensOf(person)).containsExactly("valid|" + first, "revoked|" + second);

        connect(who, second);
        who.post("/orcid/which", Map.of("mine", "other"));
        assertThat(people.byId(person).orElseThrow().orcid()).isEqualTo(second);
        assertThat(tokensOf(person)).containsExactly("superseded|" + first, "revoked|" + second, "valid|" + second);
        await().until(() -> rows.of(
                        "select count(*) from token_revocation r join token t on t.id = r.token"
                                + " where t.person = ? and r.done_at is not null",
                        person)
                .equals(List.of("2")));
    }

    @Test
    void row_71_an_id_of_somebody_else_is_refused_and_given_back() throws Exception {
        long first = newPerson();
        long second = newPerson();
        OrcidId orcid = newOrcid();
        connect(of(first), orcid);
        Browser who = of(second);
        connect(who, orcid);

        assertThat(who.get("/orcid").body()).contains("belongs to somebody else here");
        assertThat(people.byId(second).orElseThrow().orcid()).isNull();
        assertThat(tokensOf(second)).containsExactly("revoked|" + orcid);
        assertThat(tokensOf(first)).containsExactly("valid|" + orcid);
    }

    private long standIn(OrcidId orcid, String givenName) {
        return people.save(
                new Person(0, orcid.toString(), givenName, null, null, null, List.of(), orcid, null, Map.of()));
    }

    @Test
    void who_was_only_an_id_in_a_token_file_becomes_one_with_who_connects_with_it() throws Exception {
        OrcidId orcid = newOrcid();
        long standIn = standIn(orcid, null);
        long person = newPerson();
        connect(of(person), orcid);

        assertThat(people.byId(standIn)).isEmpty();
        assertThat(people.byId(person).orElseThrow().orcid()).isEqualTo(orcid);
        assertThat(tokensOf(person)).containsExactly("valid|" + orcid);
        assertThat(rows.of("select action from audit where subject = ? order by id", "person:" + person))
                .endsWith("person.merge", "permission.granted");
    }

    @Test
    void of_whom_more_is_known_than_an_id_an_operator_decides() throws Exception {
        OrcidId orcid = newOrcid();
        long named = standIn(orcid, "Grace");
        Browser who = of(newPerson());
        connect(who, orcid);

        assertThat(who.get("/orcid").body()).contains("belongs to somebody else here");
        assertThat(people.byId(named).orElseThrow().orcid()).isEqualTo(orcid);
    }

    @Test
    void a_skipped_authorization_replaces_the_old_permission_which_is_given_back() throws Exception {
        long person = newPerson();
        OrcidId orcid = newOrcid();
        Browser who = of(person);
        connect(who, orcid);
        connect(who, orcid);

        assertThat(tokensOf(person)).containsExactly("superseded|" + orcid, "valid|" + orcid);
        await().until(() -> rows.of(
                        "select done_at is not null from token_revocation r join token t on t.id = r.token"
                                + " where t.person = ?",
                        person)
                .equals(List.of("t")));
    }

    @Test
    void row_53_a_merged_record_goes_on_with_the_primary_id_when_its_owner_says_so() throws Exception {
        OrcidId primary = newOrcid();
        registry.addRecord(primary);
        registry.setRecordState(orcid, new RecordState.Merged(primary));
        offer(works(2));
        settled();
        assertThat(pauseReason()).isEqualTo("deprecated");
        Browser who = browser.with("caravan-orcid=" + portalSessions.open(person, How.LINK));
        connect(who, primary);
        assertThat(who.get("/orcid").body()).contains("Two ORCID iDs");

        who.post("/orcid/which", Map.of("mine", "other"));

        until(2, "state = 'sent'");
        assertThat(people.byId(person).orElseThrow().orcid()).isEqualTo(primary);
        assertThat(registry.items(primary, org.orcidcaravan.orcid.Section.WORK)).hasSize(2);
    }

    @Test
    void row_72_a_session_is_new_at_each_visit_and_ends_at_once() throws Exception {
        long person = newPerson();
        Browser planted = browser.with("caravan-orcid=" + "P".repeat(43));
        HttpResponse<String> entered = planted.post("/orcid/invitation/" + links.issue(person, LIFE), Map.of());
        Browser who = browser.with(Browser.cookieOf(entered));
        assertThat(who.cookie()).isNotEqualTo(planted.cookie());
        assertThat(planted.get("/orcid").body()).doesNotContain("You are here as");
        assertThat(who.get("/orcid").body()).contains("You are here as");
        who.post("/orcid/sign-out", Map.of());
        assertThat(who.get("/orcid").body()).doesNotContain("You are here as");

        Browser idle = of(person);
        rows.change("update portal_session set seen_at = now() - interval '31 minutes' where person = ?", person);
        assertThat(idle.get("/orcid").body()).doesNotContain("You are here as");
        Browser old = of(person);
        rows.change("update portal_session set expires_at = now() where person = ?", person);
        assertThat(old.get("/orcid").body()).doesNotContain("You are here as");
    }

    @Test
    void a_header_of_the_proxy_says_who_somebody_is() throws Exception {
        long person = newPerson();
        String key = people.byId(person).orElseThrow().personId();
        HttpResponse<String> seen = browser.send(browser.request("/orcid").header("X-Person", key));
        assertThat(seen.body()).contains("You are here as Ada Example");
        assertThat(Browser.cookieOf(seen)).startsWith("caravan-orcid=");
        HttpResponse<String> stranger = browser.send(browser.request("/orcid").header("X-Person", "nobody-we-know"));
        assertThat(stranger.body()).contains("We do not know who you are yet");
        HttpResponse<String> twice =
                browser.send(browser.request("/orcid").header("X-Person", key).header("X-Person", "other"));
        assertThat(twice.body()).contains("We do not know who you are yet");
    }

    @Test
    void the_pages_speak_german() throws Exception {
        HttpResponse<String> german =
                browser.send(browser.request("/orcid").header("Accept-Language", "de-DE,de;q=0.9,en;q=0.5"));
        assertThat(german.body()).contains("lang=\"de\"", "Was wir speichern");
        HttpResponse<String> chosen = browser.get("/orcid?lang=de");
        assertThat(Browser.header(chosen, "Set-Cookie")).startsWith("caravan-lang=de");
        assertThat(browser.get("/orcid/privacy").body()).contains("What is stored about you", "2026-11");
    }
}
