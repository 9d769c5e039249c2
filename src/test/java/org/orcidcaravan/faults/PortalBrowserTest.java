package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.link.PersonalLinks;
import org.orcidcaravan.orcid.OrcidId;

/** The whole journey of a researcher in a real browser: invitation, ORCID's pages, connection, departure. */
@QuarkusTest
class PortalBrowserTest extends BrowserTest {
    @Inject
    PersonalLinks links;

    private long newcomer(String key) {
        return people.save(new Person(
                0, key + System.identityHashCode(page), "Ada", "Example", null, null, List.of(), null, null, Map.of()));
    }

    private String invitation(long who) {
        // The host that ORCID's page leads back to, because cookies are of a host.
        return "http://localhost:" + server.getPort() + "/orcid/invitation/" + links.issue(who, Duration.ofDays(1));
    }

    private static void press(Page where, String name) {
        where.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private void fine(Page where, String name) {
        everybodyCanUse(where);
        doesNotScrollSideways(where);
        picture(where, "portal-" + name);
    }

    private void signInAtOrcid(Page where, OrcidId as) {
        where.waitForURL(url -> url.contains("/oauth/authorize"));
        where.getByLabel("Another iD").fill(as.toString());
        press(where, "Sign in");
    }

    @Test
    void an_invitation_leads_to_a_connection_and_out_again() throws Exception {
        OrcidId id = newOrcid();
        registry.addRecord(id);
        String link = invitation(newcomer("journey"));
        // A mail scanner was here before.
        new org.orcidcaravan.faults.Browser(api.http(), server, null)
                .get(java.net.URI.create(link).getRawPath());
        page.navigate(link);
        fine(page, "invitation");
        press(page, "Go on");
        fine(page, "start");
        press(page, "Connect your ORCID iD");
        signInAtOrcid(page, id);
        press(page, "Authorize access");
        page.waitForURL(url -> url.endsWith("/orcid"));
        assertThat(page.textContent("main")).contains("your ORCID iD is connected", "https://sandbox.orcid.org/" + id);
        fine(page, "connected");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Disconnect"))
                .click();
        fine(page, "leave");
        page.getByLabel("Remove it from my record").check();
        press(page, "Disconnect now");
        assertThat(page.textContent("main")).contains("You have disconnected");
        page.navigate(link);
        assertThat(page.textContent("main")).contains("work once");
        fine(page, "used-link");
    }

    @Test
    void a_denial_is_taken_as_one() {
        OrcidId id = newOrcid();
        registry.addRecord(id);
        page.navigate(invitation(newcomer("denial")));
        press(page, "Go on");
        press(page, "Connect your ORCID iD");
        signInAtOrcid(page, id);
        press(page, "Deny access");
        page.waitForURL(url -> url.endsWith("/orcid"));
        assertThat(page.textContent("main")).contains("You did not allow it at ORCID");
        fine(page, "denied");
    }

    @Test
    void a_phone_in_the_dark_shows_everything_in_german() {
        Page phone = newPage(360, 740, ColorScheme.DARK);
        phone.navigate(invitation(newcomer("phone")) + "?lang=de");
        fine(phone, "phone-invitation");
        press(phone, "Weiter");
        assertThat(phone.textContent("h1")).isEqualTo("Ihre ORCID iD");
        fine(phone, "phone-start");
        phone.navigate("http://localhost:" + server.getPort() + "/orcid/privacy");
        fine(phone, "phone-privacy");
        phone.navigate("http://localhost:" + server.getPort() + "/orcid?code=x&state=y");
        fine(phone, "phone-strange");
    }
}
