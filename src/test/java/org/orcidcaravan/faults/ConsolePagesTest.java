package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.access.Role;

/** Every page of the console, as operators have it: in the dark, on a phone, with a screen reader. */
@QuarkusTest
class ConsolePagesTest extends BrowserTest {
    private static final String PAGES = """
            '',           Overview
            sync,         Sync
            queue,        Queue
            dead-letters, Dead letters
            sources,      Sources
            people,       People
            adoption,     Adoption
            routes,       Routes
            campaigns,    Campaigns
            audit,        Audit
            settings,     Settings
            operators,    Operators
            """;

    private void open(Page where, String path, String title) {
        signIn(where, Role.ADMIN);
        where.navigate(path);
        assertThat(where.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(title).setLevel(1)))
                .isVisible();
        assertThat(where.getByRole(AriaRole.NAVIGATION).locator("[aria-current=page]"))
                .hasText(title);
        where.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(where.locator("#banner")).isHidden();
    }

    private static String file(String title) {
        return title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(textBlock = PAGES)
    void a_page_is_for_everybody_by_day(String path, String title) {
        offer(work("w1", "Seen on a page"));
        open(page, path, title);

        picture(page, file(title) + "-light");
        everybodyCanUse(page);
        doesNotScrollSideways(page);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(textBlock = PAGES)
    void a_page_is_for_everybody_by_night_and_on_a_phone(String path, String title) {
        Page phone = newPage(360, 740, ColorScheme.DARK);
        open(phone, path, title);

        picture(phone, file(title) + "-dark-phone");
        everybodyCanUse(phone);
        doesNotScrollSideways(phone);
    }
}
