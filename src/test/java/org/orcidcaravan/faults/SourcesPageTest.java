package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.routing.handover.RecordIntake;
import org.orcidcaravan.routing.handover.SourceName;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Circumstances;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.record.Ownership;
import org.orcidcaravan.source.record.SourceRecord;

/** What a source brought, in a real browser: authors are confirmed, refusals read, and what is held is let go. */
@QuarkusTest
class SourcesPageTest extends BrowserTest {
    private static final SourceName SOURCE = new SourceName("repository.test");

    @Inject
    RecordIntake records;

    @BeforeEach
    void a_source_with_an_evil_record() {
        people.save(new Person(
                0, "anna-b", "Anna", "Beispiel", "anna@example.org", "Camels", List.of(), null, null, Map.of()));
        Author unsure = new Author("Beispiel, A.", "author", null, null, "a.b@elsewhere.example", "<b>Elsewhere</b>");
        records.take(
                SOURCE,
                "oai",
                true,
                List.<Entry>of(
                                new Entry.Present(1, record("evil", "<img src=x onerror=alert(1)>", unsure)),
                                new Entry.Present(2, record("second", "Second", unsure)),
                                new Entry.Unreadable(3, "bad", "=1+1 The title is missing: fill it in."))
                        .iterator(),
                arrival -> {});
    }

    @AfterEach
    void nothing_left() {
        rows.change("delete from source_run where source = 'repository.test'");
        rows.change("delete from source_record where source = 'repository.test'");
        rows.change("delete from source_author_word where source = 'repository.test'");
        rows.change("delete from item where source = 'repository.test'");
        rows.change("delete from person where person_id = 'anna-b'");
    }

    private static SourceRecord record(String key, String title, Author... authors) {
        return new SourceRecord(
                key, null, work(key, title), List.of(authors), Ownership.UNSAID, Circumstances.UNSAID, Map.of());
    }

    private static Locator button(Page where, String name) {
        return where.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void an_operator_finds_the_source_and_confirms_an_author_everywhere_by_keyboard() {
        signIn(page, Role.OPERATOR);
        page.navigate("sources");
        assertThat(page.locator("#sources tr", new Page.LocatorOptions().setHasText("repository.test")))
                .containsText("Done");
        everybodyCanUse(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("repository.test"))
                .click();

        assertThat(page.locator("#authors h3")).hasCount(2);
        assertThat(page.locator("#authors .title").first()).containsText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("#authors .why").first()).hasText("Only the name is the same.");
        everybodyCanUse(page);
        doesNotScrollSideways(page);
        picture(page, "source-authors");
        page.getByLabel("Say it of all records").first().focus();
        page.keyboard().press("Space");
        button(page, "This one: Beispiel, A. is Anna Beispiel (anna-b)").first().focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("#status")).containsText("Beispiel, A. is anna-b, in 2 records.");
        assertThat(page.locator("#certain")).isVisible();
        page.locator("#filter select").selectOption("all");
        assertThat(page.locator("#records tr")).hasCount(2);

        button(page, "1 refused: look at them").click();
        assertThat(page.locator("#refused tr")).containsText("=1+1 The title is missing");
        everybodyCanUse(page);
        page.locator("#refusals button").click();
    }

    @Test
    void much_that_would_vanish_waits_for_an_operator_and_a_viewer_only_looks() {
        records.take(
                SOURCE,
                "oai",
                true,
                IntStream.range(0, 40)
                        .<Entry>mapToObj(i -> new Entry.Present(i + 1, record("r" + i, "Record " + i)))
                        .iterator(),
                arrival -> {});
        records.take(SOURCE, "oai", true, List.<Entry>of().iterator(), arrival -> {});
        Page phone = newPage(360, 740, ColorScheme.DARK);
        signIn(phone, Role.VIEWER);
        phone.navigate("sources/repository.test");
        assertThat(phone.locator("#held-problem")).containsText("40 of 40 records would vanish at once.");
        assertThat(phone.locator("#confirm")).isHidden();
        everybodyCanUse(phone);
        doesNotScrollSideways(phone);
        picture(phone, "source-held-phone");

        signIn(page, Role.OPERATOR);
        page.navigate("sources/repository.test");
        button(page, "The source was not whole: keep them").click();
        assertThat(page.locator("#status")).containsText("Nothing vanished.");
        assertThat(page.locator("#held")).isHidden();

        records.take(SOURCE, "oai", true, List.<Entry>of().iterator(), arrival -> {});
        page.navigate("sources/repository.test");
        button(page, "It is right: let them vanish").click();
        assertThat(page.locator("#sure-text")).containsText("40 records vanish.");
        everybodyCanUse(page);
        page.locator("#sure button[value=yes]").click();
        assertThat(page.locator("#status")).containsText("They vanished.");
    }
}
