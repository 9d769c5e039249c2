package org.orcidcaravan.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.portal.How;
import org.orcidcaravan.portal.PortalSessions;

/** Researchers see all that is stored about them, and have it deleted (issue 5, item 4; faults.md rows 73 and 80). */
@QuarkusTest
class DataPageTest extends BrowserTest {
    @Inject
    PortalSessions portalSessions;

    private org.orcidcaravan.faults.Browser visitor() {
        return new org.orcidcaravan.faults.Browser(
                api.http(), server, "caravan-orcid=" + portalSessions.open(person, How.LINK));
    }

    private void leave() {
        rows.change("update token set state = 'revoked' where person = ?", person);
    }

    @Test
    void everything_is_in_the_file_and_no_token_and_nothing_of_others() throws Exception {
        offer(work("w1", "Mine"));
        settled();
        long other = newPerson(newOrcid());
        HttpResponse<String> answer = visitor().get("/orcid/data/export");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(org.orcidcaravan.faults.Browser.header(answer, "Content-Disposition"))
                .contains("orcid-data.json");
        JsonNode all = ApiClient.JSON.readTree(answer.body());
        assertThat(all.at("/person/0/orcid").asText()).isEqualTo(orcid.toString());
        assertThat(all.at("/item/0/label").asText()).isEqualTo("Mine");
        assertThat(all.at("/attempt/0/http_status").asInt()).isEqualTo(201);
        assertThat(all.at("/token/0/scopes").asText()).contains("/activities/update");
        assertThat(all.at("/token/0").has("access_token")).isFalse();
        assertThat(all.path("portal_session").findValues("hash")).isEmpty();
        assertThat(all.path("person")).hasSize(1);
        assertThat(answer.body()).doesNotContain("\"id\":" + other + ",\"person_id\"");
    }

    @Test
    void nobody_is_erased_who_is_connected_or_has_not_said_so() throws Exception {
        HttpResponse<String> connected = visitor().post("/orcid/data/erase", Map.of("sure", "yes"));
        leave();
        HttpResponse<String> unsure = visitor().post("/orcid/data/erase", Map.of());
        HttpResponse<String> foreign = visitor()
                .send(visitor()
                        .form("/orcid/data/erase", Map.of("sure", "yes"))
                        .header("Sec-Fetch-Site", "cross-site"));

        assertThat(connected.statusCode()).isEqualTo(409);
        assertThat(connected.body()).contains("First disconnect your ORCID iD");
        assertThat(unsure.statusCode()).isEqualTo(409);
        assertThat(unsure.body()).contains("Tick the box");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(rows.of("select count(*) from person where id = ?", person)).containsExactly("1");
    }

    @Test
    void who_asks_for_it_is_erased_and_the_audit_says_so_without_a_name() {
        offer(work("w1", "To be forgotten"));
        leave();
        page.context()
                .addCookies(List.of(
                        new Cookie("caravan-orcid", portalSessions.open(person, How.LINK)).setUrl(server.toString())));
        page.navigate("orcid/data");
        picture(page, "data-light");
        everybodyCanUse(page);
        page.getByLabel("Yes, delete everything about me").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete everything"))
                .click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Everything about you is deleted");
        everybodyCanUse(page);
        for (String table : List.of("token", "item", "task", "portal_session", "writer", "consent_event")) {
            assertThat(rows.of("select count(*) from " + table + " where person = ?", person))
                    .as(table)
                    .containsExactly("0");
        }
        assertThat(rows.of(
                        "select actor, detail from audit where action = 'person.erase' and subject = ?",
                        "person:" + person))
                .containsExactly("person:" + person + "|{\"items\": 1}");
        page.navigate("orcid/data");
        assertThat(page.url()).endsWith("/orcid");
    }

    @Test
    void the_page_is_for_everybody_in_german_at_night_and_on_a_phone() {
        Page phone = newPage(360, 740, ColorScheme.DARK);
        phone.context()
                .addCookies(List.of(
                        new Cookie("caravan-orcid", portalSessions.open(person, How.LINK)).setUrl(server.toString())));
        phone.navigate("orcid/data?lang=de");

        assertThat(phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Meine Daten");
        assertThat(phone.getByRole(AriaRole.MAIN)).containsText("Trennen Sie zuerst Ihre ORCID iD");
        picture(phone, "data-dark-phone");
        everybodyCanUse(phone);
        doesNotScrollSideways(phone);
    }
}
