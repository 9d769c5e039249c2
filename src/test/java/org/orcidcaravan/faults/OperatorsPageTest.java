package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;

/** An admin looks after who may sign in; everybody after their own password. */
@QuarkusTest
class OperatorsPageTest extends BrowserTest {
    private static Locator button(Page where, String name) {
        return where.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator row(Page where, String login) {
        return where.locator("#operators tr")
                .filter(new Locator.FilterOptions()
                        .setHas(where.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions().setName(login).setExact(true))));
    }

    private static void make(Page where, String login) {
        button(where, "New operator").click();
        where.locator("#create").getByLabel("Login").fill(login);
        where.locator("#create").getByLabel("Name").fill("Lee <b>Example</b>");
        where.locator("#create").getByLabel("Role").selectOption("operator");
        where.locator("#create").getByLabel("Password").fill(PASSWORD);
        everybodyCanUse(where);
        button(where, "Make").click();
    }

    @Test
    void an_admin_makes_changes_locks_and_removes_an_operator() {
        signIn(page, Role.ADMIN);
        page.navigate("operators");
        String login = "lee" + person;
        make(page, login);
        assertThat(page.locator("#status")).hasText(login + " can sign in.");
        assertThat(row(page, login)).containsText("Lee <b>Example</b>");
        picture(page, "operators-light");

        Page other = newPage(1280, 900, ColorScheme.LIGHT);
        signIn(other, login, PASSWORD);
        assertThat(other.locator("#who")).containsText("operator");

        button(page, "Change " + login).click();
        page.locator("#change").getByLabel("Role").selectOption("viewer");
        button(page, "Change").click();
        assertThat(page.locator("#status")).hasText(login + " is changed.");
        assertThat(row(page, login)).containsText("viewer");
        other.navigate("queue");
        other.waitForURL("**/sign-in*");

        signIn(other, login, PASSWORD);
        assertThat(other.locator("#who")).containsText("viewer");
        button(page, "Sign out " + login).click();
        page.locator("#sure-yes").click();
        assertThat(page.locator("#status")).hasText(login + " is signed out: 1 session ended.");

        button(page, "Lock " + login).click();
        everybodyCanUse(page);
        page.locator("#sure-yes").click();
        assertThat(row(page, login)).containsText("locked");
        signIn(other, login, PASSWORD);
        assertThat(other.getByRole(AriaRole.ALERT)).containsText("not right");

        button(page, "Unlock " + login).click();
        assertThat(row(page, login)).containsText("may sign in");
        button(page, "Remove " + login).click();
        page.locator("#sure-yes").click();
        assertThat(row(page, login)).hasCount(0);
    }

    @Test
    void others_see_nobody() {
        Page phone = newPage(360, 740, ColorScheme.DARK);
        signIn(phone, Role.OPERATOR);
        phone.navigate("operators");
        assertThat(phone.locator("#may")).isVisible();
        assertThat(phone.locator("#all")).isHidden();
        assertThat(phone.locator("nav [href='/operators']")).isHidden();
    }

    @Test
    void everybody_changes_their_own_password() {
        String login = signIn(page, Role.VIEWER);
        page.locator("#who").click();
        page.waitForURL("**/account");
        String other = "another battery staple";
        page.getByLabel("Password as it is").fill("not the one");
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill(other);
        page.getByLabel("New password once more").fill(other);
        button(page, "Change password").click();
        assertThat(page.locator("#status")).containsText("not right");
        everybodyCanUse(page);
        picture(page, "account-light");

        page.getByLabel("Password as it is").fill(PASSWORD);
        button(page, "Change password").click();
        page.waitForURL("**/sign-in*");
        signIn(page, login, other);
        assertThat(page.locator("#who")).hasText(login + ", viewer");
    }
}
