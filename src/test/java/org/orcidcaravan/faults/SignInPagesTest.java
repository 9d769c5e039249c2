package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.OperatorChange;
import org.orcidcaravan.access.Role;

/** faults.md rows 72, 73 and 76, and 80 in part: the way in, what is handed out there, and the way out. */
@QuarkusTest
class SignInPagesTest extends PagesTest {
    private static final List<String> SCRIPTED = List.of("audit", "settings", "operators", "account");

    private List<String> sent(String login) {
        return rows.of("select action from audit where actor = ? order by id", "console:" + login);
    }

    @Test
    void row_72_the_way_in_gives_a_new_token_and_the_way_out_ends_it() throws Exception {
        String login = newOperator(Role.VIEWER);
        HttpResponse<String> first = browser.get("/settings");
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(Browser.header(first, "Location")).endsWith("/sign-in?to=settings");
        assertThat(browser.get("/sign-in?to=settings").body()).contains("value=\"settings\"");

        HttpResponse<String> in =
                browser.with("caravan=chosen-by-somebody-else").post("/sign-in", form(login, PASSWORD, "settings"));
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(Browser.header(in, "Location")).endsWith("/settings");
        assertThat(Browser.header(in, "Set-Cookie"))
                .matches("caravan=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");

        Browser inside = browser.with(Browser.cookieOf(in));
        assertThat(inside.get("/settings").statusCode()).isEqualTo(200);
        assertThat(inside.get("/api/v1/session").body()).contains("\"login\":\"" + login + "\"", "\"viewer\"");

        HttpResponse<String> again = inside.post("/sign-in", form(login, PASSWORD, "x"));
        assertThat(Browser.cookieOf(again)).isNotEqualTo(inside.cookie());
        assertThat(inside.get("/settings").statusCode()).as("the one before").isEqualTo(303);
        inside = browser.with(Browser.cookieOf(again));

        HttpResponse<String> out = inside.post("/sign-out", Map.of());
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(Browser.header(out, "Set-Cookie")).startsWith("caravan=;").contains("Max-Age=0");
        assertThat(inside.get("/settings").statusCode()).as("reused").isEqualTo(303);
        assertThat(inside.get("/api/v1/session").statusCode()).isEqualTo(401);
        assertThat(sent(login)).containsExactly("sign-in", "sign-in", "sign-out", "sign-out");
    }

    @Test
    void row_72_what_an_admin_changes_holds_at_once() throws Exception {
        String login = newOperator(Role.ADMIN);
        Browser inside =
                browser.with("caravan=" + signIn.withPassword(login, PASSWORD).orElseThrow());
        newOperator(Role.ADMIN);
        assertThat(inside.get("/api/v1/operators").statusCode()).isEqualTo(200);

        operators.change(login, new OperatorChange(null, Role.VIEWER, null, null), "test");
        assertThat(inside.get("/api/v1/operators").statusCode()).isEqualTo(401);
    }

    @Test
    void row_73_a_form_of_another_site_changes_nothing() throws Exception {
        String login = newOperator(Role.VIEWER);
        Browser inside =
                browser.with("caravan=" + signIn.withPassword(login, PASSWORD).orElseThrow());
        String here = "http://" + server.getAuthority();
        for (Map<String, String> signs : List.of(
                Map.<String, String>of(),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site", "Origin", here),
                Map.of("Sec-Fetch-Site", "none"),
                Map.of("Origin", "https://evil.example.org"),
                Map.of("Origin", "null"))) {
            for (HttpRequest.Builder request : List.of(
                    inside.form("/sign-in", form(login, PASSWORD, "queue")), inside.form("/sign-out", Map.of()))) {
                signs.forEach(request::header);
                HttpResponse<String> answer = inside.send(request);
                assertThat(answer.statusCode()).as("%s", signs).isEqualTo(403);
                assertThat(Browser.header(answer, "Set-Cookie")).isEmpty();
            }
        }
        assertThat(inside.get("/settings").statusCode()).isEqualTo(200);

        HttpResponse<String> old =
                inside.send(inside.form("/sign-out", Map.of()).header("Origin", here));
        assertThat(old.statusCode()).as("an older browser").isEqualTo(303);
    }

    @Test
    void row_73_nothing_is_changed_by_looking() throws Exception {
        Browser inside = signedIn(Role.ADMIN);
        assertThat(inside.get("/sign-out").statusCode()).isEqualTo(405);
        assertThat(inside.get("/settings").statusCode()).isEqualTo(200);
    }

    @Test
    void row_76_the_way_in_leads_to_pages_of_ours_only() throws Exception {
        String login = newOperator(Role.VIEWER);
        for (String to :
                List.of("https://evil.example.org", "//evil.example.org", "/\\evil.example.org", "\r\nX: 1", "")) {
            HttpResponse<String> in = browser.post("/sign-in", form(login, PASSWORD, to));
            assertThat(Browser.header(in, "Location"))
                    .as(to)
                    .isIn("/", server.resolve("/").toString());
        }
        assertThat(Browser.header(browser.post("/sign-in", form(login, PASSWORD, "dead-letters")), "Location"))
                .endsWith("/dead-letters");
    }

    @Test
    void row_76_forged_headers_of_a_proxy_say_nothing() throws Exception {
        HttpResponse<String> answer = browser.send(browser.request("/settings")
                .header("X-Forwarded-Host", "evil.example.org")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "host=evil.example.org")
                .header("X-Forwarded-Prefix", "//evil.example.org")
                .GET());
        assertThat(Browser.header(answer, "Location")).doesNotContain("evil").endsWith("/sign-in?to=settings");
    }

    @Test
    void row_75_what_is_typed_as_a_login_is_a_value_whatever_it_is() throws Exception {
        for (String text : HostileTexts.FOR_STATEMENTS) {
            assertThat(browser.post("/sign-in", form(text, text, text)).statusCode())
                    .as(text)
                    .isEqualTo(401);
        }
    }

    @Test
    void row_80_a_refusal_gives_nothing_away() throws Exception {
        String login = newOperator(Role.VIEWER);
        HttpResponse<String> wrong = browser.post("/sign-in", form(login, "eight camels in a row", "queue"));
        HttpResponse<String> unknown = browser.post("/sign-in", form("nobody-here", PASSWORD, "queue"));
        operators.change(login, OperatorChange.locked(true), "test");
        HttpResponse<String> locked = browser.post("/sign-in", form(login, PASSWORD, "queue"));

        assertThat(List.of(wrong, unknown, locked)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(wrong.body()).contains("Login or password is not right");
            assertThat(Browser.header(answer, "Set-Cookie")).isEmpty();
        });
    }

    @Test
    void a_link_from_a_mail_is_followed_with_the_cookie_in_a_second_step() throws Exception {
        HttpResponse<String> answer = browser.send(
                browser.request("/audit").header("Sec-Fetch-Site", "cross-site").GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("content=\"0; url=/audit\"").doesNotContain("<table");
    }

    @Test
    void every_answer_tells_the_browser_what_it_may() throws Exception {
        Browser inside = signedIn(Role.VIEWER);
        for (String path : List.of("/settings", "/sign-in", "/api/v1/session", "/console/console.js", "/nowhere")) {
            HttpResponse<String> answer = inside.get(path);
            assertThat(Browser.header(answer, "Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(Browser.header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(Browser.header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(Browser.header(answer, "Cache-Control"))
                    .as(path)
                    .isEqualTo(path.startsWith("/console/") ? "no-cache" : "no-store");
            assertThat(Browser.header(answer, "Strict-Transport-Security"))
                    .as("there is no TLS here")
                    .isEmpty();
        }
    }

    @Test
    void pages_have_no_script_within_and_all_that_they_name_is_there() throws Exception {
        Browser inside = signedIn(Role.VIEWER);
        Pattern named = Pattern.compile("(?:href|src)=\"(/(?:console|webjars)/[^\"]+)\"");
        for (String page : SCRIPTED) {
            String body = inside.get("/" + page).body();
            assertThat(body)
                    .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
                    .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|javascript:");
            Matcher matcher = named.matcher(body);
            int found = 0;
            while (matcher.find()) {
                found++;
                assertThat(inside.get(matcher.group(1)).statusCode())
                        .as(matcher.group(1))
                        .isEqualTo(200);
            }
            assertThat(found).isGreaterThan(3);
        }
        String shared = inside.get("/console/console.js").body();
        Matcher charts = Pattern.compile("\"(/webjars/[^\"]+)\"").matcher(shared);
        assertThat(charts.find()).isTrue();
        assertThat(inside.get(charts.group(1)).statusCode()).isEqualTo(200);
        assertThat(shared).doesNotContain("innerHTML", "insertAdjacentHTML", "eval(");
    }

    @Test
    void the_settings_are_shown_without_secrets() throws Exception {
        HttpResponse<String> answer = signedIn(Role.VIEWER).get("/api/v1/settings");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"caravan.push.rate\"")
                .contains("{\"key\":\"quarkus.datasource.password\",\"value\":\"********\"")
                .doesNotContain(rows.password());
    }
}
