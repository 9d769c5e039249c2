package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.faults.Surroundings.Given;

/** Operators come in by their institution's sign-in, in a real browser: over two sites, with strict cookies and policy. */
@QuarkusTest
class ProviderSignInPageTest extends BrowserTest {
    @Given
    OpenIdProvider provider;

    @BeforeEach
    void here() {
        provider.proxied(server);
    }

    @AfterEach
    void down() {
        provider.isDown();
    }

    private static void press(Page where) {
        where.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Example University"))
                .click();
    }

    @Test
    void an_operator_comes_in_by_the_institution_and_to_where_they_wanted() {
        provider.signedIn(Map.of(
                "sub",
                "1",
                "preferred_username",
                "grace",
                "name",
                "Grace",
                "realm_access",
                Map.of("roles", List.of("caravan-act"))));
        page.navigate("queue");
        page.waitForURL("**/sign-in*");
        everybodyCanUse(page);
        picture(page, "sign-in-provider-light");
        press(page);

        page.waitForURL("**/queue");
        assertThat(page.locator("#who")).hasText("Grace, operator");
        page.navigate("account");
        assertThat(page.locator("#provided")).isVisible();
        assertThat(page.locator("#own")).isHidden();
        everybodyCanUse(page);
    }

    @Test
    void whoever_has_no_role_is_told_on_a_phone_in_the_dark() {
        Page phone = newPage(360, 740, ColorScheme.DARK);
        provider.signedIn(Map.of("sub", "2", "preferred_username", "student"));
        phone.navigate("sign-in");
        press(phone);

        assertThat(phone.getByRole(AriaRole.ALERT)).containsText("may not sign in here");
        everybodyCanUse(phone);
        doesNotScrollSideways(phone);
        picture(phone, "sign-in-provider-dark-phone");
    }
}
