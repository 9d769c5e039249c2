package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.invite.CampaignSettings;

/** Campaigns and opting out in a real browser. */
@QuarkusTest
class CampaignsPageTest extends BrowserTest {
    private static final String GROUP = "browser";

    @Inject
    CampaignSettings campaigns;

    @Surroundings.Given
    MailServer mail;

    private CampaignFolder folder;

    @BeforeEach
    void a_campaign_and_somebody_with_an_evil_name() throws IOException {
        folder = new CampaignFolder(campaigns.dir());
        folder.ask(GROUP);
        mail.behave();
        people.save(new Person(
                0,
                "evil",
                "<img src=x onerror=alert(1)>",
                "Evil",
                "evil@example.org",
                null,
                List.of(GROUP),
                null,
                null,
                Map.of()));
    }

    @AfterEach
    void nothing_left() throws IOException {
        folder.clear();
        mail.behave();
        rows.change("delete from person where person_id = 'evil'");
        rows.change("delete from mail_barred");
        rows.change("update mail_brake set errors = 0, stopped_at = null, next_at = '-infinity'");
    }

    private static Locator button(Page where, String name) {
        return where.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void an_operator_previews_rehearses_plans_and_stops_and_the_mail_goes_out() {
        signIn(page, Role.OPERATOR);
        page.navigate("campaigns");
        assertThat(page.locator("#campaigns h2")).hasText("ask");

        button(page, "Preview: ask").click();
        assertThat(page.locator("#preview-list h3")).hasCount(4);
        assertThat(page.locator("#preview-list .subject").first()).hasText("Subject: Ada, connect (en)");
        everybodyCanUse(page);
        picture(page, "campaigns-preview");
        page.locator("#previews button[value=cancel]").click();

        button(page, "Dry run: ask").click();
        assertThat(page.locator("#rehearsed th")).containsText("<img src=x onerror=alert(1)> Evil <evil@example.org>");
        everybodyCanUse(page);
        picture(page, "campaigns-rehearsal");
        page.locator("#do-plan").click();
        assertThat(page.locator("#status")).containsText("Planned: 1 mail.");
        assertThat(page.locator("#mails .state").first()).hasText("sent");
        assertThat(page.locator("#mails .address").first()).hasText("evil@example.org");

        button(page, "Stop: ask").click();
        assertThat(page.locator("#campaigns .standing")).hasText("Stopped.");
        button(page, "Start again: ask").click();
        assertThat(page.locator("#campaigns .standing")).hasText("Planned by hand.");
    }

    @Test
    void a_file_that_is_not_in_order_and_the_brake_are_seen_and_a_viewer_only_looks() {
        folder.write("bad.yaml", "description: x\nlimit: none\n");
        rows.change("update mail_brake set errors = 10, stopped_at = now(), reason = '554 Relaying denied'");
        signIn(page, Role.VIEWER);
        page.navigate("campaigns");

        assertThat(page.locator("#campaigns .findings li").first()).containsText("bad.yaml:");
        assertThat(page.locator("#stopped-reason")).containsText("554 Relaying denied");
        assertThat(page.locator("#resume")).isHidden();
        assertThat(button(page, "Stop: ask")).hasCount(0);
        everybodyCanUse(page);
        picture(page, "campaigns-stopped");

        signIn(page, Role.OPERATOR);
        page.navigate("campaigns");
        page.locator("#resume").click();
        assertThat(page.locator("#stopped")).isHidden();
    }

    @Test
    void a_researcher_opts_out_on_a_phone_by_the_link_in_the_mail() throws Exception {
        signIn(page, Role.OPERATOR);
        page.navigate("campaigns");
        button(page, "Plan what is due: ask").click();
        assertThat(page.locator("#mails .state").first()).hasText("sent");
        String unsubscribe = mail.to("evil@example.org").getLast().getHeader("List-Unsubscribe", null);
        String path = unsubscribe.replaceAll(".*(/orcid/mail/[A-Za-z0-9_-]{43})>", "$1");

        Page phone = newPage(360, 740, ColorScheme.DARK);
        phone.navigate(path.substring(1));
        assertThat(phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Mails about your ORCID iD");
        everybodyCanUse(phone);
        doesNotScrollSideways(phone);
        picture(phone, "opt-out-phone");
        button(phone, "No more of these mails").click();
        assertThat(phone.getByRole(AriaRole.STATUS)).containsText("e…@example.org");
        everybodyCanUse(phone);
        phone.navigate(path.substring(1) + "?lang=de");
        assertThat(phone.getByRole(AriaRole.STATUS)).containsText("schreiben wir deswegen nicht mehr");
    }
}
