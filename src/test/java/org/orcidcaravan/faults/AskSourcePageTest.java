package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.source.fetch.StandIn;
import org.orcidcaravan.source.oai.OaiShelf;

/** A repository is asked at once from the console, and the page says when it is asked by itself. */
@QuarkusTest
@QuarkusTestResource(value = HarvestRouteTest.Sources.class, restrictToAnnotatedClass = true)
class AskSourcePageTest extends BrowserTest {
    OaiShelf shelf;

    @AfterEach
    void nothing_left() {
        for (String table : List.of("source_run", "source_record", "harvest")) {
            rows.change("delete from " + table + " where source = 'oai'");
        }
    }

    private static Locator button(Page where) {
        return where.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask it now"));
    }

    @Test
    void an_operator_asks_a_repository_that_never_told_anything_and_sees_what_came() {
        shelf.fill(12);
        signIn(page, Role.OPERATOR);
        page.navigate("sources");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("oai").setExact(true))
                .click();
        assertThat(page.locator("#facts")).containsText("only when somebody says so");
        everybodyCanUse(page);
        button(page).focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("#status")).containsText("It is asked");
        assertThat(page.locator("#runs tr").first()).containsText("Done");
        assertThat(page.locator("#runs tr").first()).containsText("12");
        assertThat(rows.of("select action, subject from audit where subject = 'source:oai' order by id desc limit 1"))
                .containsExactly("source.ask|source:oai");
    }

    @Test
    void what_cannot_begin_is_said_and_a_viewer_has_no_button() {
        shelf.server().next(exchange -> StandIn.send(exchange, 200, "text/xml", shelf.error("badArgument", "set?")));
        signIn(page, Role.OPERATOR);
        page.navigate("sources/oai");
        button(page).click();
        assertThat(page.locator("#status")).containsText("badArgument (set?)");

        Page phone = newPage(360, 740, ColorScheme.DARK);
        signIn(phone, Role.VIEWER);
        phone.navigate("sources/oai");
        assertThat(phone.locator("#facts")).containsText("Asked next");
        assertThat(button(phone)).isHidden();
        doesNotScrollSideways(phone);
    }
}
