package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.invite.CampaignSettings;
import org.orcidcaravan.measure.funnel.Adoption;

/** People and figures in the console, in a real browser (issue 5, items 7 and 8; faults.md rows 74 and 75). */
@QuarkusTest
class PeoplePageTest extends BrowserTest {
    @Inject
    Adoption adoption;

    @Inject
    CampaignSettings campaigns;

    @Surroundings.Given
    MailServer mail;

    private Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    private void importPeople(String csv) {
        page.getByLabel("Take people in from CSV")
                .setInputFiles(new FilePayload("people.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        page.getByText("Import", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
    }

    @Test
    void an_admin_imports_finds_looks_links_and_merges() {
        signIn(page, Role.ADMIN);
        page.navigate("people");
        importPeople("person_id,given_name,family_name,unit\r\npg-1,Grace,<b onclick=alert(1)>Hopper</b>,Pages\r\n"
                + "pg-2,Grace,Hopper,Pages\r\npg-1,again,\r\n");
        assertThat(page.locator("#imported-text")).hasText("2 added, 0 changed, 0 unchanged, 1 not taken in.");
        assertThat(page.locator("#imported-rows")).containsText("Line 4");

        page.getByLabel("Name, key, iD or mail address").fill("hopper");
        page.getByText("Show", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(row("pg-1")).containsText("<b onclick=alert(1)>Hopper</b>");
        assertThat(row("pg-2")).containsText("Known");
        row("pg-1").getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#story-title")).containsText("<b onclick");
        page.locator("#story-make-link").click();
        assertThat(page.locator("#story-link")).containsText("/orcid/invitation/");
        everybodyCanUse(page);
        picture(page, "people-story");
        page.locator("#story [name=other]").fill("pg-2");
        page.locator("#story-merge").click();
        page.locator("#sure button[value=merge]").click();

        assertThat(page.locator("#status")).containsText("Merged");
        assertThat(row("pg-2")).hasCount(0);
        assertThat(people.find("pg-2")).isEmpty();
    }

    @Test
    void a_viewer_sees_and_cannot_take_people_in_or_out() {
        people.save(Person.named("pg-viewer"));
        signIn(page, Role.VIEWER);
        page.navigate("people?q=pg-viewer");
        assertThat(row("pg-viewer")).isVisible();

        row("pg-viewer").getByRole(AriaRole.BUTTON).click();

        assertThat(page.locator("#story-title")).hasText("pg-viewer");
        assertThat(page.locator("#story-make-link")).isHidden();
        assertThat(page.locator("#story-mail")).isHidden();
        assertThat(page.locator("#export")).isHidden();
        assertThat(page.locator("#import")).isHidden();
    }

    @Test
    void an_operator_sends_the_invitation_again() throws Exception {
        CampaignFolder folder = new CampaignFolder(campaigns.dir());
        folder.ask("again");
        mail.behave();
        people.save(new Person(
                0,
                "pg-again",
                "Grace",
                "Hopper",
                "pg-again@example.org",
                null,
                java.util.List.of("again"),
                null,
                null,
                java.util.Map.of()));
        try {
            signIn(page, Role.OPERATOR);
            page.navigate("people?q=pg-again");
            row("pg-again").getByRole(AriaRole.BUTTON).click();
            page.locator("#story-which").selectOption("ask: first");
            page.locator("#story-send").click();

            assertThat(page.locator("#story-sent")).hasText("It goes out in the campaign's hours.");
            everybodyCanUse(page);
            await().until(() -> mail.to("pg-again@example.org").size() == 1);
            page.locator("#story-which").selectOption("ask: second");
            rows.change("update person set email = null where person_id = 'pg-again'");
            page.locator("#story-send").click();
            assertThat(page.locator("#story-sent")).containsText("No address of pg-again is known");
        } finally {
            folder.clear();
            rows.change("delete from person where person_id = 'pg-again'");
        }
    }

    @Test
    void the_figures_are_drawn_by_unit_and_given_out() throws Exception {
        people.save(new Person(
                0,
                "pg-unit",
                null,
                null,
                null,
                "=Unit of formulas",
                java.util.List.of(),
                null,
                null,
                java.util.Map.of()));
        adoption.count();
        rows.change("insert into adoption_baseline values ('9999-01-02', 12000, 34, 0) on conflict do nothing");
        signIn(page, Role.VIEWER);
        page.navigate("adoption");
        assertThat(page.locator("#baseline")).containsText("34 of 12");
        assertThat(page.locator("#baseline")).containsText("counted on 9999-01-02");
        assertThat(page.locator("#units")).containsText("=Unit of formulas");
        assertThat(page.locator(".unseen[data-of=plot] caption")).containsText("People by day");
        page.locator("[name=unit]").selectOption("=Unit of formulas");
        page.getByText("Show", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#csv")).hasAttribute("href", "/api/v1/adoption/csv?unit=%3DUnit+of+formulas");

        Download download = page.waitForDownload(() -> page.locator("#csv").click());

        assertThat(Files.readString(download.path())).contains(",'=Unit of formulas,1,0,0,0,0,0");
    }
}
