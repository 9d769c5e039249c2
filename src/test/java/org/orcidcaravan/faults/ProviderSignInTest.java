package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.access.NewOperator;
import org.orcidcaravan.access.OperatorChange;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.faults.Surroundings.Given;

/** Operators whom the institution's OpenID provider vouches for: issue 4 item 3, faults.md rows 69, 70, 72 and 76. */
@QuarkusTest
class ProviderSignInTest extends PagesTest {
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Pattern ONWARD = Pattern.compile("url=([^\"]+)\"");

    @Given
    OpenIdProvider provider;

    /** Somebody new, with this role there. */
    private String arrives(String... roles) {
        String login = "ada" + PEOPLE.incrementAndGet();
        provider.signedIn(claims(login, roles));
        return login;
    }

    private static Map<String, Object> claims(String login, String... roles) {
        return Map.of(
                "sub",
                "sub-of-" + login,
                "preferred_username",
                login,
                "name",
                "Ada " + login,
                "realm_access",
                Map.of("roles", List.of(roles)));
    }

    /** What a browser has, and where it goes, once the button was pressed. */
    private record Left(Browser browser, URI onward) {
        /** The provider's answer: where it leads back to. */
        String back() throws Exception {
            HttpResponse<String> answer =
                    browser.send(new Browser(browser.http(), onward, null).request(onward.toString()));
            return URI.create(Browser.header(answer, "Location")).getRawPath() + "?"
                    + URI.create(Browser.header(answer, "Location")).getRawQuery();
        }
    }

    private Left leave() throws Exception {
        HttpResponse<String> answer = browser.post("/sign-in/provider", Map.of("to", "queue"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Browser.header(answer, "Set-Cookie"))
                .matches("caravan-operators=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600");
        return new Left(browser.with(Browser.cookieOf(answer)), onward(answer));
    }

    private static URI onward(HttpResponse<String> answer) {
        Matcher target = ONWARD.matcher(answer.body());
        assertThat(target.find()).as(answer.body()).isTrue();
        return URI.create(target.group(1).replace("&amp;", "&"));
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("caravan="))
                .map(set -> set.replaceAll(";.*", ""))
                .findFirst()
                .orElse("");
    }

    private static HttpResponse<String> come(Browser who, String back) throws Exception {
        return who.send(who.request(back).header("Sec-Fetch-Site", "cross-site").GET());
    }

    private HttpResponse<String> whole() throws Exception {
        Left left = leave();
        return come(left.browser(), left.back());
    }

    private void assertRefused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        assertThat(session(answer)).isEmpty();
        assertThat(answer.headers().allValues("Set-Cookie")).anyMatch(set -> set.startsWith("caravan-operators=;"));
    }

    @ParameterizedTest
    @CsvSource({"caravan-look, viewer", "caravan-staff, viewer", "caravan-act, operator", "caravan-rule, admin"})
    void row_72_each_role_of_the_provider_becomes_ours_in_a_session_of_our_own(String there, String here)
            throws Exception {
        String login = arrives("else", "caravan-look", there);
        HttpResponse<String> in = whole();

        assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
        assertThat(onward(in)).hasToString("/queue");
        assertThat(in.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .anySatisfy(
                        set -> assertThat(set).matches("caravan=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict"));
        Browser inside = browser.with(session(in));
        assertThat(inside.get("/api/v1/session").body())
                .contains("\"login\":\"" + login + "\"", "\"role\":\"" + here + "\"", "\"provided\":true");
        assertThat(rows.of("select subject || '|' || coalesce(password, 'none') from operator where login = ?", login))
                .containsExactly(provider.uri() + " sub-of-" + login + "|none");
        assertThat(rows.of(
                        "select action from audit where subject = 'operator:' || (select id from operator where login = ?)"
                                + " order by id",
                        login))
                .containsExactly("operator.create", "sign-in");
        assertThat(signIn.withPassword(login, "")).as("there is no password").isEmpty();

        HttpResponse<String> out = inside.post("/sign-out", Map.of());
        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(onward(out).toString())
                .startsWith(provider.uri() + "/end?")
                .contains("client_id=" + OpenIdProvider.CLIENT, "post_logout_redirect_uri=");
        assertThat(inside.get("/settings").statusCode()).as("after signing out").isEqualTo(303);
    }

    @Test
    void the_role_is_the_providers_at_each_sign_in() throws Exception {
        String login = arrives("caravan-rule");
        Browser first = browser.with(session(whole()));
        provider.signedIn(claims(login, "caravan-look"));
        Browser second = browser.with(session(whole()));

        assertThat(first.get("/api/v1/session").statusCode())
                .as("with the old role")
                .isEqualTo(401);
        assertThat(second.get("/api/v1/session").body()).contains("\"viewer\"");
        provider.signedIn(claims(login, "nothing"));
        assertRefused(whole(), 403, "may not sign in here");
        assertThat(second.get("/api/v1/session").statusCode())
                .as("without any role")
                .isEqualTo(401);
    }

    @Test
    void unknown_roles_locked_operators_and_taken_logins_are_refused_alike_and_audited() throws Exception {
        arrives("everybody");
        HttpResponse<String> nobody = whole();
        assertRefused(nobody, 403, "may not sign in here");

        String login = arrives("caravan-act");
        Browser inside = browser.with(session(whole()));
        operators.change(login, OperatorChange.locked(true), "test");
        HttpResponse<String> locked = whole();
        assertRefused(locked, 403, "may not sign in here");
        assertThat(inside.get("/api/v1/session").statusCode()).isEqualTo(401);

        String taken = newOperator(Role.VIEWER);
        provider.signedIn(claims(taken, "caravan-rule"));
        HttpResponse<String> other = whole();
        assertRefused(other, 403, "may not sign in here");
        assertThat(List.of(locked.body(), other.body())).containsOnly(nobody.body());
        assertThat(operators.find(taken).orElseThrow().role()).isEqualTo(Role.VIEWER);
        assertThat(rows.of(
                        "select detail->>'reason' from audit where action = 'sign-in.refused' and detail->>'by' = ?"
                                + " order by id desc limit 3",
                        "openid"))
                .containsExactly("login taken", "locked", "no role");

        operators.link(taken, provider.uri() + " sub-of-" + taken, "test");
        assertThat(session(whole())).as("once they are one").isNotEmpty();
        assertThat(operators.find(taken).orElseThrow().role()).isEqualTo(Role.ADMIN);
        assertThat(signIn.withPassword(taken, PASSWORD))
                .as("for the day it is down")
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"missing", "forged", "other browser", "no cookie", "expired", "replayed", "denied", "mixed up"})
    void row_69_only_the_browser_that_began_may_end_it_and_once(String what) throws Exception {
        arrives("caravan-rule");
        Left left = leave();
        String back = left.back();
        Browser who = left.browser();
        int expected = provider.exchanges().size();
        switch (what) {
            case "missing" -> back = back.replaceFirst("&state=.*", "");
            case "forged" -> back = back.replaceFirst("state=.", "state=%00");
            case "other browser" -> who = leave().browser();
            case "no cookie" -> who = browser;
            case "expired" -> rows.change("update openid_round set expires_at = now() - interval '1 second'");
            case "replayed" -> {
                assertThat(session(come(who, back))).isNotEmpty();
                expected++;
            }
            case "denied" -> back = back.replaceFirst("code=[^&]*", "error=access_denied");
            default -> back += "&iss=https%3A%2F%2Felsewhere.example.org";
        }
        assertRefused(come(who, back), 400, "You are not signed in");
        assertThat(provider.exchanges()).as("calls to the token endpoint").hasSize(expected);
    }

    @Test
    void row_69_codes_are_protected_by_a_verifier_that_only_the_browser_has() throws Exception {
        arrives("caravan-rule");
        Left left = leave();
        assertThat(left.onward().getRawQuery())
                .contains("response_type=code", "code_challenge_method=S256", "nonce=", "scope=openid+profile+email");
        assertThat(rows.of("select openid_round::text from openid_round where provider = ?", "operators"))
                .noneMatch(row ->
                        row.contains(String.valueOf(left.browser().cookie()).substring(18)));
        assertThat(session(come(left.browser(), left.back()))).isNotEmpty();
        assertThat(provider.exchanges().getLast()).containsKeys("code_verifier", "client_secret");
    }

    @Test
    void row_70_a_code_is_good_once() throws Exception {
        arrives("caravan-rule");
        Left first = leave();
        String back = first.back();
        assertThat(session(come(first.browser(), back))).isNotEmpty();
        Left second = leave();
        String used = second.back()
                .replaceFirst("code=[^&]*", Matcher.quoteReplacement(back.replaceFirst(".*(code=[^&]*).*", "$1")));

        assertRefused(come(second.browser(), used), 400, "does not take its code");
    }

    private static final Map<String, Consumer<Map<String, Object>>> LIES = Map.of(
            "nonce", claims -> claims.put("nonce", "another"),
            "no nonce", claims -> claims.remove("nonce"),
            "audience", claims -> claims.put("aud", "another-client"),
            "audiences", claims -> claims.put("aud", List.of(OpenIdProvider.CLIENT, "another-client")),
            "issuer", claims -> claims.put("iss", "https://elsewhere.example.org"),
            "expired", claims -> claims.put("exp", 1_000_000),
            "for ever", claims -> claims.remove("exp"),
            "nobody", claims -> claims.remove("sub"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonce",
                "no nonce",
                "audience",
                "audiences",
                "issuer",
                "expired",
                "for ever",
                "nobody",
                "signature"
            })
    void an_id_token_that_is_not_for_us_here_and_now_opens_nothing(String what) throws Exception {
        arrives("caravan-rule");
        provider.lies(LIES.getOrDefault(what, claims -> {}));
        if (what.equals("signature")) {
            provider.forges();
        }
        assertRefused(whole(), 400, "ID token");
        arrives("caravan-rule");
        assertThat(session(whole())).as("the same without it").isNotEmpty();
    }

    @Test
    void what_the_id_token_lacks_the_userinfo_may_say_of_the_same_person() throws Exception {
        String login = "eve" + PEOPLE.incrementAndGet();
        provider.signedIn(Map.of("sub", "sub-of-" + login));
        provider.userinfo(claims(login, "caravan-act"));
        assertThat(browser.with(session(whole())).get("/api/v1/session").body()).contains(login, "\"operator\"");

        provider.userinfo(claims("somebody-else", "caravan-rule"));
        assertRefused(whole(), 400, "somebody else");
    }

    @Test
    void a_provider_that_is_down_is_said_to_be_and_passwords_go_on() throws Exception {
        arrives("caravan-rule");
        Left left = leave();
        String back = left.back();
        provider.isDown();
        assertRefused(come(left.browser(), back), 503, "does not answer at the moment");
        assertThat(session(browser.post("/sign-in", form(newOperator(Role.VIEWER), PASSWORD, "queue"))))
                .isNotEmpty();
    }

    @Test
    void row_72_who_signs_in_anew_leaves_no_session_behind() throws Exception {
        Browser before = signedIn(Role.ADMIN);
        arrives("caravan-look");
        HttpResponse<String> answer = before.post("/sign-in/provider", Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(before.get("/settings").statusCode()).isEqualTo(303);
        Browser chosen = browser.with(Browser.cookieOf(answer) + "; caravan=chosen-by-somebody-else");
        HttpResponse<String> in = come(chosen, new Left(chosen, onward(answer)).back());
        assertThat(session(in)).matches("caravan=[A-Za-z0-9_-]{43}").doesNotContain("chosen");
    }

    @Test
    void row_76_targets_are_names_and_whoever_is_lost_comes_to_the_form() throws Exception {
        arrives("caravan-look");
        HttpResponse<String> answer = browser.post("/sign-in/provider", Map.of("to", "https://evil.example.org"));
        Browser who = browser.with(Browser.cookieOf(answer));
        assertThat(onward(come(who, new Left(who, onward(answer)).back()))).hasToString("/");
        assertThat(Browser.header(browser.get("/sign-in/provider"), "Location")).endsWith("/sign-in");
    }

    @Test
    void an_operator_is_linked_to_one_subject_of_their_own() {
        String login = newOperator(Role.VIEWER);
        String other = newOperator(Role.VIEWER);
        operators.link(login, "https://id.example.org s-" + login, "test");
        assertThat(operators.link("nobody-here", "https://id.example.org x", "test"))
                .isEmpty();
        assertThatThrownBy(() -> operators.link(other, "https://id.example.org s-" + login, "test"))
                .hasMessageContaining(login);
        assertThatThrownBy(() -> operators.link(other, "no issuer", "test")).hasMessageContaining("issuer");
        operators.create(new NewOperator(login + "-new", "New", Role.VIEWER, PASSWORD), "test");
        assertThat(operators.endSessions(login, "test")).contains(0);
    }
}
