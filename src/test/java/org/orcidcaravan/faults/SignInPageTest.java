package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;

/** Operators come in and leave. */
@QuarkusTest
class SignInPageTest extends BrowserTest {
    @Test
    void whoever_is_not_signed_in_comes_to_the_form_and_then_to_where_they_wanted() {
        String login = signIn(page, Role.VIEWER);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.waitForURL("**/sign-in*");

        page.navigate("queue");
        page.waitForURL("**/sign-in*");
        everybodyCanUse(page);
        doesNotScrollSideways(page);
        picture(page, "sign-in-light");
        page.getByLabel("Login").fill(login);
        page.getByLabel("Password").fill(PASSWORD);
        page.keyboard().press("Enter");

        page.waitForURL("**/queue");
        assertThat(page.locator("#who")).hasText(login + ", viewer");
    }

    @Test
    void a_wrong_password_says_no_more_than_that() {
        String login = signIn(page, Role.VIEWER);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.waitForURL("**/sign-in*");

        signIn(page, login, "not the password");
        String known = page.getByRole(AriaRole.ALERT).innerText();
        signIn(page, "nobody-at-all", "not the password");

        assertThat(page.getByRole(AriaRole.ALERT)).hasText(known);
    }
}
