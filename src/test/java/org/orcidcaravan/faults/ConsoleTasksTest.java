package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;

/** What people come to each page of the console for, done in a browser. */
@QuarkusTest
class ConsoleTasksTest extends BrowserTest {
    private static Locator button(Page where, String name) {
        return where.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Locator where, String name) {
        return where.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void a_work_is_found_in_the_queue_its_requests_are_looked_at_and_it_is_never_sent_again() throws Exception {
        offer(work("w1", "Wells of the eastern desert"));
        settled();
        signIn(page, Role.OPERATOR);
        page.navigate("queue");
        page.getByLabel("Person").fill(orcid.toString());
        page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Search"))
                .fill("eastern wells");
        button(page, "Search").click();
        assertThat(page.locator("#tasks")).containsText("In the record");
        page.locator("#tasks").getByRole(AriaRole.BUTTON).first().click();

        Locator story = page.locator("#story");
        assertThat(story).containsText("Wells of the eastern desert");
        assertThat(story.locator("#attempts")).containsText("POST");
        assertThat(story.locator("#attempts")).containsText("201");
        everybodyCanUse(page);
        picture(page, "queue-story-light");
        button(story, "Never send").click();
        page.locator("#suppress").getByLabel("Why").fill("The author asked for it.");
        button(page.locator("#suppress"), "Never send").click();

        assertThat(page.locator("#status")).containsText("never sent");
        page.locator("#tasks").getByRole(AriaRole.BUTTON).first().click();
        assertThat(story).containsText("The author asked for it.");
    }

    @Test
    void somebody_who_waits_goes_on_when_an_operator_says_so() throws Exception {
        block();
        offer(work("w1", "Waits for its author"));
        rows.change("update task set state = 'waiting' where person = ?", person);
        rows.change(
                "update writer set paused_until = 'infinity', paused_at = now(), pause_reason = 'locked',"
                        + " pause_message = 'ORCID has locked the record.', due_at = 'infinity' where person = ?",
                person);
        signIn(page, Role.OPERATOR);
        page.navigate("queue");
        Locator row = page.locator("#paused tr").filter(new Locator.FilterOptions().setHasText(orcid.toString()));
        assertThat(row).containsText("ORCID has locked the record");
        row.getByRole(AriaRole.BUTTON).click();

        assertThat(page.locator("#status")).containsText("goes on");
        assertThat(row).hasCount(0);
        unblock();
        settled();
    }

    @Test
    void a_route_is_looked_at_its_text_checked_and_stopped_for_a_while() {
        signIn(page, Role.ADMIN);
        page.navigate("routes");
        page.getByLabel("Show only").fill("measure-samples");
        page.locator("#routes a").first().click();

        assertThat(page.locator("#one-title")).hasText("measure-samples");
        assertThat(page.locator("#picture svg")).isVisible();
        assertThat(page.locator("#file-state")).containsText("runs as it is in the folder");
        picture(page, "route-light");
        everybodyCanUse(page);
        Locator text = page.getByLabel("Text of the file");
        String good = text.inputValue();
        text.fill(good.replace("description:", "descrption:"));
        button(page, "Check").click();
        assertThat(page.locator("#findings")).containsText("descrption");
        assertThat(page.locator("#status")).containsText("nothing was changed");
        text.fill(good);
        button(page, "Check").click();
        assertThat(page.locator("#status")).containsText("in order");

        button(page, "Stop").click();
        button(page.locator("#sure"), "Do it").click();
        assertThat(page.locator("#status")).containsText("stopped");
        button(page, "Start").click();
        assertThat(page.locator("#status")).containsText("started");
    }

    @Test
    void what_somebody_did_is_found_in_the_audit() {
        String login = signIn(page, Role.VIEWER);
        page.navigate("audit");
        page.getByLabel("Who").fill("console:" + login);
        page.getByLabel("What", new Page.GetByLabelOptions().setExact(true)).fill("sign-in");
        button(page, "Show").click();

        assertThat(page.locator("#acts tr")).hasCount(1);
        assertThat(page.locator("#acts")).containsText("password");
    }

    @Test
    void the_sync_says_what_failed_and_how_far_each_folder_is() throws Exception {
        String mirror = rows.of("insert into mirror (uuid, path) values (gen_random_uuid(), '/copy') returning id")
                .getFirst();
        rows.change(
                "insert into full_pass values (" + mirror + ", 'summaries', now() - interval '2 hours', null, now())");
        rows.change("insert into folder_scan values (" + mirror + ", 'summaries', 1, '001/x', true)");
        rows.change("insert into failed_object values (" + mirror
                + ", 'summaries', '000/a.xml', 1, 'S3 answered 500.', null, now(), now(), now())");
        try {
            signIn(page, Role.VIEWER);
            page.navigate("sync");

            assertThat(page.locator("#failures")).containsText("S3 answered 500.");
            Locator copy = page.locator("#copies article").filter(new Locator.FilterOptions().setHasText("/copy"));
            copy.locator("summary").click();
            assertThat(copy.locator(".folder-list")).containsText("1 are done");
            everybodyCanUse(page);
        } finally {
            rows.change("delete from failed_object where mirror_id = " + mirror);
            rows.change("delete from folder_scan where mirror_id = " + mirror);
            rows.change("delete from full_pass where mirror_id = " + mirror);
            rows.change("delete from mirror where id = " + mirror);
        }
    }

    @Test
    void row_12_deletions_that_wait_are_decided_in_a_dialog_by_who_may() throws Exception {
        String mirror = rows.of("insert into mirror (uuid, path) values (gen_random_uuid(), '/emptied') returning id")
                .getFirst();
        String open = "select coalesce(decision, 'waits') from deletion_brake where mirror_id = " + mirror;
        rows.change("insert into deletion_brake (mirror_id, data_class, cause, vanished, known) values (" + mirror
                + ", 'summaries', 'many', 1002, 5000)");
        rows.change("insert into vanished_object (mirror_id, data_class, key, state, reason) values (" + mirror
                + ", 'summaries', '097/0000-0002-1825-0097.xml', 'noted', 'scan')");
        try {
            signIn(page, Role.VIEWER);
            page.navigate("sync");
            Locator card =
                    page.locator("#deletions article").filter(new Locator.FilterOptions().setHasText("/emptied"));
            assertThat(card).containsText("1,002 of 5,000 summaries");
            assertThat(page.locator("#vanished")).containsText("097/0000-0002-1825-0097.xml");
            assertThat(card.getByRole(AriaRole.BUTTON)).hasCount(0);

            page.context().clearCookies();
            signIn(page, Role.OPERATOR);
            page.navigate("sync");
            card.getByText("Remove them here").click();
            assertThat(page.locator("#sure")).containsText("1,002 summaries in /emptied");
            everybodyCanUse(page);
            picture(page, "deletions-sure");
            page.locator("#sure").getByText("Cancel").click();
            assertThat(page.locator("#sure")).isHidden();
            org.assertj.core.api.Assertions.assertThat(rows.of(open)).containsExactly("waits");

            card.getByText("Remove them here").focus();
            page.keyboard().press("Enter");
            page.locator("#sure-yes").click();
            assertThat(page.locator("#status")).containsText("The next pass removes them.");
            assertThat(card).hasCount(0);
            org.assertj.core.api.Assertions.assertThat(rows.of(open)).containsExactly("confirmed");
        } finally {
            rows.change("delete from vanished_object where mirror_id = " + mirror);
            rows.change("delete from deletion_brake where mirror_id = " + mirror);
            rows.change("delete from mirror where id = " + mirror);
        }
    }

    @Test
    void the_overview_says_what_needs_a_person_and_leads_there() throws Exception {
        rows.change("update registry_pace set alert = true, blocked_reason = 'The client id is not known.'");
        try {
            signIn(page, Role.VIEWER);

            assertThat(page.locator("#attention")).containsText("The client id is not known.");
            page.locator("#attention a").first().click();
            page.waitForURL(url -> !url.endsWith("/"));
        } finally {
            rows.change("update registry_pace set alert = false, blocked_reason = null");
        }
    }

    @Test
    void a_setting_is_found_by_a_part_of_its_name() {
        signIn(page, Role.VIEWER);
        page.navigate("settings");
        page.getByLabel("Show only").fill("push.rate");

        assertThat(page.locator("#settings tr")).hasCount(1);
        assertThat(page.locator("#settings")).containsText("caravan.push.rate");
    }
}
