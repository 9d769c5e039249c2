package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;

/** Dead letters are put right in a browser. */
@QuarkusTest
class DeadLettersPageTest extends BrowserTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)> & <b>bold</b> \u202Etxt";

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void givenUp(String key, String title) {
        block();
        offer(work(key, title));
        rows.change(
                "update task set state = 'dead', verdict = 'DEAD', error_code = 9001, http_status = 400,"
                        + " message = 'ORCID could not read it.', changed_at = now() where person = ?",
                person);
    }

    @Test
    void somebody_looks_at_a_dead_letter_and_replays_it() throws Exception {
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
        unblock();
        page.locator("#story")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Replay"))
                .click();

        settled();
        assertThat(inRecord()).hasSize(1);
        assertThat(page.locator("#letters")).not().containsText("Given up too early");
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
        assertThat(button("Replay all that fit")).isDisabled();
        unblock();
    }
}
