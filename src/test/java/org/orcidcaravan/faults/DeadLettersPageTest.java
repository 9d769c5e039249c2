package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;

/** Dead letters are put right in a browser. */
@QuarkusTest
class DeadLettersPageTest extends BrowserTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)> & <b>bold</b> \u202Etxt";

    private void givenUp(String key, String title) {
        block();
        offer(work(key, title));
        rows.change(
                "update task set state = 'dead', verdict = 'DEAD', error_code = 9001, http_status = 400,"
                        + " message = 'ORCID could not read it.', changed_at = now() where person = ?",
                person);
    }

    @Test
    void somebody_looks_at_a_dead_letter_replays_it_and_takes_that_back() {
        givenUp("w1", "Given up too early");
        signIn(page, Role.ADMIN);
        page.navigate("dead-letters");
        page.getByLabel("Person").fill(orcid.toString());
        page.getByRole(AriaRole.SEARCH)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show"))
                .click();
        assertThat(page.locator("#letters")).containsText("Given up too early");
        page.locator("#letters").getByRole(AriaRole.BUTTON).first().click();

        assertThat(page.locator("#story")).containsText("ORCID could not read it.");
        everybodyCanUse(page);
        picture(page, "dead-letter-light");
        page.locator("#story")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Replay"))
                .click();

        assertThat(page.locator("#replay")).containsText("back in line");
        assertThat(page.locator("#letters")).not().containsText("Given up too early");

        page.locator("#undo").click();
        assertThat(page.locator("#letters")).containsText("Given up too early");
        unblock();
    }

    @Test
    @Tag("soak")
    void row_64_ten_thousand_are_replayed_stopped_and_replayed_from_the_browser_each_sent_once() throws Exception {
        List<OrcidId> all = tenThousandDead("browser");
        page.setDefaultTimeout(120_000);
        signIn(page, Role.ADMIN);
        page.navigate("dead-letters?source=browser");
        assertThat(page.locator("#replay-all")).hasText("Replay all 10,000 that fit");

        // As if it were about to begin: in tests all of them are back in line within a second.
        ApiClient admin = api.with(newToken(Role.ADMIN));
        admin.post("/api/v1/routes/push-replays/suspend", JSON, "");
        replayAll();
        page.locator("#stop").click();
        assertThat(page.locator("#replay-text")).containsText("Stopped: 0 of 10,000");
        admin.post("/api/v1/routes/push-replays/resume", JSON, "");
        replayAll();
        page.waitForCondition(() -> page.locator("#replay-text").textContent().startsWith("All "));
        picture(page, "dead-letters-replayed");
        // The minute in which all of it can be taken back is over.
        rows.change("update task t set available_at = now() from item i where i.id = t.item and i.source = 'browser'");
        rows.change(
                "update writer w set due_at = now() from item i where i.person = w.person and i.source = 'browser'");

        String open = "select count(*) from task t join item i on i.id = t.item where i.source = 'browser'"
                + " and t.state <> 'sent'";
        sendings.until(() -> rows.of(open).equals(List.of("0")));
        org.assertj.core.api.Assertions.assertThat(all)
                .allSatisfy(id -> org.assertj.core.api.Assertions.assertThat(registry.items(id, Section.WORK))
                        .hasSize(100));
        org.assertj.core.api.Assertions.assertThat(registry.requests().peakInAnyWindow(Duration.ofSeconds(1)))
                .as("requests that arrived in any second")
                .isLessThan(40);
    }

    private void replayAll() {
        page.locator("#replay-all").click();
        page.locator("#sure-do").click();
    }

    @Test
    void row_74_what_a_source_or_orcid_says_is_shown_as_it_is() {
        givenUp("w1", HOSTILE);
        signIn(page, Role.VIEWER);
        page.navigate("dead-letters?person=" + orcid);
        page.getByLabel("Person").fill(orcid.toString());
        page.getByRole(AriaRole.SEARCH)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show"))
                .click();

        assertThat(page.locator("#letters")).containsText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("#letters img")).hasCount(0);
        assertThat(page.locator("#replay-all")).isDisabled();
        unblock();
    }
}
