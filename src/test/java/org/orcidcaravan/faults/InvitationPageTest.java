package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.consent.connect.ConsentEvent;
import org.orcidcaravan.consent.connect.ConsentEvents;

/** faults.md rows 72 and 77: personal links, and the sessions that they open. */
@QuarkusTest
class InvitationPageTest extends PortalTest {
    @Inject
    ConsentEvents events;

    @Test
    void row_77_a_mail_scanner_that_follows_a_link_does_not_use_it() throws Exception {
        long person = newPerson();
        String address = "/orcid/invitation/" + links.issue(person, LIFE);
        for (int time = 0; time < 3; time++) {
            HttpResponse<String> seen = browser.get(address);
            assertThat(seen.statusCode()).isEqualTo(200);
            assertThat(seen.body()).contains("<form", "Your invitation");
            assertThat(seen.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(events.of(person)).isEmpty();

        HttpResponse<String> entered = browser.post(address, Map.of());

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(Browser.header(entered, "Location")).endsWith("/orcid");
        assertThat(Browser.header(entered, "Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(browser.with(Browser.cookieOf(entered)).get("/orcid").body())
                .contains("You are here as Ada Example", "Connect your ORCID iD");
        assertThat(events.of(person))
                .extracting(noted -> noted.event().kind())
                .containsExactly(ConsentEvent.Kind.OPENED);
    }

    @Test
    void row_77_unknown_used_and_expired_links_get_the_same_answer() throws Exception {
        long person = newPerson();
        String used = links.issue(person, LIFE);
        links.consume(used);
        String expired = links.issue(person, Duration.ofMillis(-1));
        HttpResponse<String> unknown = browser.get("/orcid/invitation/" + "A".repeat(43));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("does not work any more");
        for (String token : new String[] {used, expired}) {
            HttpResponse<String> seen = browser.get("/orcid/invitation/" + token);
            HttpResponse<String> tried = browser.post("/orcid/invitation/" + token, Map.of());
            assertThat(seen.statusCode()).isEqualTo(404);
            assertThat(seen.body()).isEqualTo(unknown.body());
            assertThat(tried.statusCode()).isEqualTo(404);
            assertThat(tried.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }
}
