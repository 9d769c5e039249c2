package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;

/** A provider that was never there, and passwords that are switched off: the service is up, and says so. */
@QuarkusTest
@TestProfile(SilentProviderTest.Silent.class)
class SilentProviderTest extends PagesTest {
    /** Nobody answers at the port that is for throwing away. */
    public static final class Silent implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "caravan.access.openid.issuer", "http://127.0.0.1:9",
                    "caravan.access.sign-in.local", "false");
        }
    }

    @Test
    void the_service_starts_and_the_button_says_that_nobody_answers() throws Exception {
        assertThat(browser.get("/sign-in").body())
                .contains("/sign-in/provider")
                .doesNotContain("name=\"password\"", "a moment ago");
        HttpResponse<String> left = browser.post("/sign-in/provider", Map.of());
        assertThat(left.statusCode()).isEqualTo(503);
        assertThat(left.body()).contains("does not answer at the moment", "It did not answer a moment ago.");
        assertThat(Browser.header(left, "Set-Cookie")).isEmpty();
        assertThat(browser.get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void a_password_opens_nothing_where_passwords_are_switched_off() throws Exception {
        String login = newOperator(Role.ADMIN);
        HttpResponse<String> answer = browser.post("/sign-in", form(login, PASSWORD, "queue"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Login or password is not right");
        assertThat(Browser.header(answer, "Set-Cookie")).isEmpty();
    }
}
