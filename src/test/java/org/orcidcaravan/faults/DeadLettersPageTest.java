package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;

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
