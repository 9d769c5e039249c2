package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;

/** Faults.md row 74: whatever a source, a person's name, ORCID or an operator's reason says is shown as it is. */
@QuarkusTest
class HostileTextsTest extends BrowserTest {
    private final List<String> elsewhere = new ArrayList<>();

    @BeforeEach
    void texts_everywhere() throws Exception {
        page.onRequest(request -> {
            if (!request.url().startsWith(server.toString().replaceAll("/$", ""))
                    && !request.url().startsWith("data:")) {
                elsewhere.add(request.url());
            }
        });
        page.onDialog(dialog -> {
            elsewhere.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        block();
        int number = 0;
        for (String text : HostileTexts.FOR_PAGES) {
            offer(work("h" + number++, text));
        }
        rows.change(
                "update person set given_name = '<img src=x onerror=window.hit=20>',"
                        + " family_name = '</td><script>window.hit=21</script>', unit = '<svg onload=window.hit=22>' where id = ?",
                person);
    }

    private void nothingRan(String where) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.evaluate("window.hit ?? null"))
                .as("what ran on " + where)
                .isNull();
        assertThat(elsewhere).as("where " + where + " went").isEmpty();
        assertThat(
                        page.evaluate(
                                "document.querySelectorAll('main script, main iframe, main base, main meta, main object,"
                                        + " main [onerror], main [onload], main [onfocus], main [ontoggle], main a[href^=javascript]').length"))
                .as("elements that a text made on " + where)
                .isEqualTo(0);
    }

    private void given_up() throws Exception {
        rows.change(
                "update task set state = 'dead', verdict = 'DEAD', error_code = 9001, http_status = 400,"
                        + " message = (select label from item where id = task.item), changed_at = now() where person = ?",
                person);
    }

    @Test
    void row_74_in_the_queue_and_its_stories() {
        signIn(page, Role.OPERATOR);
        page.navigate("queue?person=" + orcid);
        assertThat(page.locator("#tasks tr")).hasCount(HostileTexts.FOR_PAGES.size());
        for (String text : HostileTexts.FOR_PAGES) {
            org.assertj.core.api.Assertions.assertThat(
                            page.locator("#tasks .label").allTextContents())
                    .contains(text);
        }
        nothingRan("the queue");
        for (int i = 0; i < 6; i++) {
            page.locator("#tasks button").nth(i).click();
            assertThat(page.locator("#story")).isVisible();
            nothingRan("a story");
            page.keyboard().press("Escape");
        }
        unblock();
    }

    @Test
    void row_74_in_the_dead_letters_and_the_overview() throws Exception {
        given_up();
        signIn(page, Role.ADMIN);
        nothingRan("the overview");
        page.navigate("dead-letters?person=" + orcid);
        assertThat(page.locator("#letters tr")).hasCount(HostileTexts.FOR_PAGES.size());
        nothingRan("the dead letters");
        page.locator("#letters button").first().click();
        assertThat(page.locator("#story")).isVisible();
        nothingRan("a dead letter");
        rows.change("delete from item where person = ?", person);
        unblock();
    }

    @Test
    void row_74_in_the_audit_of_who_said_it() throws Exception {
        String login = signIn(page, Role.ADMIN);
        for (String text : HostileTexts.FOR_PAGES) {
            rows.change(
                    "insert into audit (actor, action, subject, detail) values ('console:" + login
                            + "', 'test', ?, '{}')",
                    text);
        }
        page.navigate("audit");
        page.getByLabel("Who").fill("console:" + login);
        page.getByLabel("What", new Page.GetByLabelOptions().setExact(true)).fill("test");
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#acts")).containsText("<plaintext>");
        nothingRan("the audit");
        unblock();
    }

    @Test
    void row_76_after_signing_in_nobody_is_sent_elsewhere() {
        String login = signIn(page, Role.VIEWER);
        for (String target : List.of(
                "https://attacker.example/",
                "//attacker.example",
                "/\\attacker.example",
                "%2F%2Fattacker.example",
                "queue@attacker.example",
                "javascript:window.hit=30",
                "..//attacker.example",
                "queue%0d%0aLocation:https://attacker.example")) {
            page.context().clearCookies();
            page.navigate("sign-in?to=" + java.net.URLEncoder.encode(target, java.nio.charset.StandardCharsets.UTF_8));
            page.getByLabel("Login").fill(login);
            page.getByLabel("Password").fill(PASSWORD);
            page.getByRole(
                            com.microsoft.playwright.options.AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                    .click();
            page.waitForURL(url -> !url.contains("/sign-in"));
            assertThat(java.net.URI.create(page.url()).getAuthority()).isEqualTo(server.getAuthority());
            nothingRan("the page after " + target);
        }
        unblock();
    }
}
