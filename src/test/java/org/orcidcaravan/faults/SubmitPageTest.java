package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.consent.keep.Preference;
import org.orcidcaravan.portal.How;
import org.orcidcaravan.portal.PortalSessions;
import org.orcidcaravan.push.Choices;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.push.Suppressions;

/** Researchers choose what is sent, in a real browser (issue 5, item 3; faults.md rows 73, 74 and 80). */
@QuarkusTest
class SubmitPageTest extends BrowserTest {
    @Inject
    PortalSessions portalSessions;

    @Inject
    Choices choices;

    @Inject
    Suppressions suppressions;

    @BeforeEach
    void who_wishes_to_be_asked() {
        choices.prefer(person, new Choices.Wish(Preference.ASK, Set.of()), "test");
    }

    private void visit(Page where, String path) {
        where.context()
                .addCookies(List.of(
                        new Cookie("caravan-orcid", portalSessions.open(person, How.LINK)).setUrl(server.toString())));
        where.navigate(path);
    }

    private org.orcidcaravan.faults.Browser formOf(long who) {
        return new org.orcidcaravan.faults.Browser(
                api.http(), server, "caravan-orcid=" + portalSessions.open(who, How.LINK));
    }

    private static Locator work(Page where, String title) {
        return where.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(title));
    }

    private static void press(Page where, String button) {
        where.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private String item(String key) {
        return rows.of("select id from item where person = ? and source_id = ?", person, key)
                .getFirst();
    }

    @Test
    void what_a_researcher_ticks_is_sent_and_the_page_shows_it_without_being_loaded_anew() throws Exception {
        offer(work("w1", "Wells of the Sahara"), work("w2", "Dunes of the Sahara"));
        visit(page, "orcid/submit");
        assertThat(work(page, "Wells").locator(".state")).hasText("New");
        block();
        work(page, "Wells").getByRole(AriaRole.CHECKBOX).check();
        press(page, "Send the selected works");
        assertThat(page.locator("#progress")).containsText("One work is on its way.");
        page.evaluate("() => { window.stayed = true; }");

        unblock();

        assertThat(work(page, "Wells").locator(".state")).hasText("In your record");
        assertThat(page.locator("#progress")).containsText("All that was on its way is done.");
        assertThat(page.evaluate("() => window.stayed")).isEqualTo(true);
        assertThat(work(page, "Dunes").locator(".state")).hasText("New");
        assertThat(inRecord()).extracting(each -> each.title()).containsExactly("Wells of the Sahara");
        assertThat(page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("https://sandbox.orcid.org/" + orcid)))
                .isVisible();
        picture(page, "submit-light");
        everybodyCanUse(page);
        doesNotScrollSideways(page);
    }

    @Test
    void what_is_never_to_be_sent_is_said_and_taken_back() throws Exception {
        offer(work("w1", "Not mine at all"));
        visit(page, "orcid/submit");
        work(page, "Not mine").getByRole(AriaRole.CHECKBOX).check();
        press(page, "Never send the selected works");
        assertThat(work(page, "Not mine").locator(".state")).hasText("Never send");
        assertThat(work(page, "Not mine")).containsText("You said never to send this.");
        assertThat(count("state = 'suppressed'")).isOne();

        work(page, "Not mine").getByRole(AriaRole.BUTTON).click();

        assertThat(work(page, "Not mine").locator(".state")).hasText("New");
        assertThat(count("state = 'held'")).isOne();
        assertThat(inRecord()).isEmpty();
    }

    @Test
    void what_the_institution_said_never_to_send_a_researcher_cannot_take_back() throws Exception {
        offer(work("w1", "Withheld"));
        suppressions.suppress(new org.orcidcaravan.push.ItemKey(person, "test", "w1"), "Under embargo.", "console:kim");
        visit(page, "orcid/submit");
        assertThat(work(page, "Withheld")).containsText("Our staff said never to send this: Under embargo.");
        assertThat(work(page, "Withheld").getByRole(AriaRole.BUTTON)).hasCount(0);

        formOf(person).post("/orcid/submit/allow", Map.of("allow", item("w1")));

        assertThat(suppressions.of(person)).hasSize(1);
    }

    @Test
    void a_wish_is_kept_and_holds() throws Exception {
        offer(work("w1", "Waits"));
        visit(page, "orcid/submit");
        page.getByLabel("Everything: new works").check();
        press(page, "Save");
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Your wish is noted.");
        settled();
        assertThat(inRecord()).hasSize(1);

        page.getByRole(
                        AriaRole.CHECKBOX,
                        new Page.GetByRoleOptions().setName("Journal article").setExact(true))
                .uncheck();
        press(page, "Save");
        assertThat(offer(work("w2", "Of a kind that is left out"))).containsExactly(Offer.Taken.HELD);
    }

    @Test
    void row_74_a_title_that_is_a_script_is_a_title() throws Exception {
        String title = "<img src=x onerror=\"window.harm=1\"><script>window.harm=1</script>{{7*7}}{title}";
        offer(work("w1", title));
        visit(page, "orcid/submit");

        assertThat(work(page, title)).isVisible();
        work(page, title).getByRole(AriaRole.CHECKBOX).check();
        press(page, "Send the selected works");
        assertThat(work(page, title).locator(".state")).hasText("In your record");
        assertThat(page.evaluate("() => window.harm === undefined")).isEqualTo(true);
    }

    @Test
    void row_80_nobody_acts_on_or_sees_the_works_of_another() throws Exception {
        offer(work("w1", "Somebody else's secret draft"));
        String theirs = item("w1");
        long stranger = newPerson(newOrcid());
        org.orcidcaravan.faults.Browser other = formOf(stranger);

        for (String act : List.of("send", "never", "allow")) {
            other.post("/orcid/submit/" + act, Map.of(act.equals("allow") ? "allow" : "item", theirs));
        }
        HttpResponse<String> seen = other.get("/orcid/submit");
        HttpResponse<String> progress = other.get("/orcid/submit/progress?item=" + theirs);

        assertThat(tasks()).containsExactly("create|held|null");
        assertThat(suppressions.of(person)).isEmpty();
        assertThat(rows.of("select chosen_at from item where id = ?", Long.valueOf(theirs)))
                .containsExactly("null");
        assertThat(seen.body() + progress.body()).doesNotContain("secret draft");
    }

    @Test
    void row_73_a_form_of_another_site_changes_nothing() throws Exception {
        offer(work("w1", "Waits"));
        HttpResponse<String> answer = formOf(person)
                .send(formOf(person)
                        .form("/orcid/submit/send", Map.of("item", item("w1")))
                        .header("Sec-Fetch-Site", "cross-site"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(tasks()).containsExactly("create|held|null");
    }

    @Test
    void without_a_script_the_forms_do_the_same() throws Exception {
        offer(work("w1", "By a plain form"));
        HttpResponse<String> answer = formOf(person).post("/orcid/submit/send", Map.of("all", "yes"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(org.orcidcaravan.faults.Browser.header(answer, "Location")).contains("done=sent", "number=1");
        settled();
        assertThat(inRecord()).hasSize(1);
        assertThat(formOf(person)
                        .post("/orcid/submit/send", Map.of("item", "x"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void what_they_deleted_comes_back_only_when_they_send_it_again() throws Exception {
        offer(work("w1", "Deleted once"));
        formOf(person).post("/orcid/submit/send", Map.of("all", "yes"));
        settled();
        registry.removeItem(
                orcid,
                org.orcidcaravan.orcid.Section.WORK,
                inRecord().getFirst().putCode());
        offer(work("w1", "Deleted once, changed"));
        settled();
        visit(page, "orcid/submit");
        assertThat(work(page, "Deleted once").locator(".state")).hasText("Removed by you");

        work(page, "Deleted once").getByRole(AriaRole.CHECKBOX).check();
        press(page, "Send the selected works");

        assertThat(work(page, "Deleted once").locator(".state")).hasText("In your record");
        assertThat(inRecord()).hasSize(1);
    }

    @Test
    void in_german_at_night_and_on_a_phone() {
        offer(work("w1", "Ein Werk"));
        Page phone = newPage(360, 740, ColorScheme.DARK);
        visit(phone, "orcid/submit?lang=de");

        assertThat(phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Meine Werke");
        assertThat(work(phone, "Ein Werk")).containsText("Zeitschriftenartikel");
        assertThat(phone.locator("html")).hasAttribute("lang", "de");
        picture(phone, "submit-dark-phone");
        everybodyCanUse(phone);
        doesNotScrollSideways(phone);
    }

    @Test
    void ten_thousand_works_come_in_pages() {
        rows.change("""
                insert into item (person, section, source, source_id, label, content, content_hash, kind, year)
                select ?, 'work', 'test', 'many-' || n, 'Work ' || n, '{}', sha256('x'),
                       case when n % 10 = 0 then 'book' else 'journal-article' end, 1990 + n % 30
                from generate_series(1, 10000) n""", person);
        visit(page, "orcid/submit");
        assertThat(page.locator(".works li")).hasCount(50);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Later page"))
                .click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Earlier page")))
                .isVisible();

        page.getByLabel("Year").selectOption("1990");
        page.getByLabel("Type").selectOption("book");
        press(page, "Show these");

        assertThat(page.locator(".works li")).hasCount(50);
        assertThat(page.locator(".works li").last()).containsText("Book, 1990");
        page.getByLabel("Year").selectOption("1991");
        press(page, "Show these");
        assertThat(page.getByText("No works fit what you asked for.")).isVisible();
    }
}
