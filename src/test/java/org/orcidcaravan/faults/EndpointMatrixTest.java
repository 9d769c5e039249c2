package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.faults.Endpoints.Endpoint;
import org.orcidcaravan.faults.Endpoints.Rule;

/** faults.md rows 73 and 80: every endpoint of the running service, called as everybody (ASVS 5.0, chapter V8). */
@QuarkusTest
class EndpointMatrixTest extends PagesTest {
    /** The address is the permission, and machines of mail providers and of ORCID ask without a browser's signs. */
    private static final Set<String> BY_LINK = Set.of("POST /orcid/mail/{token}", "POST /orcid-webhook/{orcid}/{mark}");

    @Inject
    BeanManager beans;

    private Map<String, Endpoint> endpoints() {
        return Endpoints.running(beans);
    }

    private static Rule rule(Endpoint endpoint) {
        return Endpoints.table().get(endpoint.name());
    }

    private List<Endpoint> guarded() {
        return endpoints().values().stream()
                .filter(endpoint -> !rule(endpoint).isOpen())
                .toList();
    }

    private static HttpRequest.Builder ask(Browser who, Endpoint endpoint) {
        HttpRequest.Builder request = who.request(endpoint.address());
        return endpoint.changes()
                ? request.header("Content-Type", endpoint.type())
                        .method(endpoint.method(), HttpRequest.BodyPublishers.ofString("{}"))
                : request.GET();
    }

    private static HttpResponse<String> call(Browser who, Endpoint endpoint) throws Exception {
        return who.send(ask(who, endpoint).header("Sec-Fetch-Site", "same-origin"));
    }

    private static void assertLetIn(HttpResponse<String> answer, Endpoint endpoint, Object who) {
        assertThat(answer.statusCode())
                .as("%s as %s: %s", endpoint.name(), who, answer.body())
                .isNotIn(401, 403)
                .isLessThan(500);
    }

    @Test
    void every_endpoint_has_a_line_in_the_table_and_the_other_way_round() {
        assertThat(endpoints().keySet())
                .as("src/test/resources/endpoints.txt")
                .isEqualTo(Endpoints.table().keySet());
    }

    @Test
    void the_description_names_every_endpoint_of_the_api() throws Exception {
        JsonNode paths = api.with(null).get("/q/openapi?format=json").json().path("paths");
        Set<String> described = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(endpoints().values().stream().filter(Endpoint::isApi))
                .allSatisfy(endpoint ->
                        assertThat(described).contains(endpoint.name().replaceAll("\\{(\\w+):[^}]*}", "{$1}")));
    }

    @Test
    void nobody_gets_in() throws Exception {
        for (Browser nobody : List.of(browser, browser.with("caravan="), browser.with("caravan=" + "A".repeat(43)))) {
            for (Endpoint endpoint : guarded()) {
                HttpResponse<String> answer = call(nobody, endpoint);
                assertThat(answer.statusCode())
                        .as("%s with %s", endpoint.name(), nobody.cookie())
                        .isEqualTo(endpoint.isApi() ? 401 : 303);
                if (!endpoint.isApi()) {
                    assertThat(Browser.header(answer, "Location")).contains("/sign-in?to=");
                }
            }
        }
    }

    @Test
    void each_role_may_what_it_may_and_no_more() throws Exception {
        for (Role role : Role.values()) {
            Browser person = signedIn(role);
            Browser program = browser.with(null);
            String token = newToken(role);
            for (Endpoint endpoint : guarded()) {
                HttpResponse<String> answer = call(person, endpoint);
                HttpResponse<String> other =
                        program.send(ask(program, endpoint).header("Authorization", "Bearer " + token));
                if (role.suffices(rule(endpoint).needs())) {
                    assertLetIn(answer, endpoint, role);
                } else {
                    assertThat(answer.statusCode())
                            .as("%s as %s", endpoint.name(), role)
                            .isEqualTo(403);
                }
                if (endpoint.isApi()) {
                    assertThat(other.statusCode() == 403)
                            .as("%s with a token of %s", endpoint.name(), role)
                            .isEqualTo(answer.statusCode() == 403);
                } else {
                    assertThat(other.statusCode()).as("a token opens no page").isEqualTo(303);
                }
            }
        }
    }

    @Test
    void a_page_of_another_site_changes_nothing_in_the_name_of_an_admin() throws Exception {
        Browser admin = signedIn(Role.ADMIN);
        for (Endpoint endpoint : endpoints().values()) {
            for (Map.Entry<String, String> sign : Map.of(
                            "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example.org", "Accept", "*/*")
                    .entrySet()) {
                HttpResponse<String> answer = admin.send(ask(admin, endpoint).header(sign.getKey(), sign.getValue()));
                if (endpoint.changes() && !BY_LINK.contains(endpoint.name())) {
                    assertThat(answer.statusCode())
                            .as("%s with %s", endpoint.name(), sign)
                            .isEqualTo(403);
                } else if (endpoint.name().contains("/orcid-webhook/")) {
                    // 503: the route that notes calls is not running in this test.
                    assertThat(answer.statusCode()).as(endpoint.name()).isIn(404, 503);
                } else {
                    assertLetIn(answer, endpoint, "an admin");
                }
            }
        }
    }

    @Test
    void anybody_may_ask_for_what_is_open() throws Exception {
        assertThat(endpoints().values().stream()
                        .filter(endpoint -> rule(endpoint).text().equals("open")))
                .extracting(Endpoint::name)
                .containsExactlyInAnyOrder(
                        "POST /orcid-webhook/{orcid}/{mark}",
                        "GET /sign-in",
                        "GET /sign-in/provider",
                        "POST /sign-in",
                        "POST /sign-in/provider",
                        "POST /sign-out");
        assertLetIn(browser.get("/sign-in"), endpoints().get("GET /sign-in"), "anybody");
        assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void pages_about_a_person_are_for_that_person_only() throws Exception {
        Browser admin = signedIn(Role.ADMIN);
        for (Endpoint endpoint : endpoints().values()) {
            if (rule(endpoint).isOfPortal()) {
                HttpResponse<String> answer = call(admin, endpoint);
                // 503: the institution's provider is not there in this test.
                assertThat(answer.statusCode()).as(endpoint.name()).isNotIn(500, 501, 502);
                if (rule(endpoint).text().equals("person")) {
                    assertThat(answer.statusCode()).as(endpoint.name()).isEqualTo(303);
                    assertThat(Browser.header(answer, "Location"))
                            .as(endpoint.name())
                            .endsWith("/orcid");
                }
            }
        }
    }

    @Test
    void an_address_in_other_letters_is_no_way_around() throws Exception {
        for (String path : List.of(
                "//api/v1/status",
                "/./api/v1/status",
                "/x/../api/v1/status",
                "/%61pi/v1/status",
                "/api;a=b/v1/status",
                "/api/v1;a=b/status",
                "/api/v1/status/",
                "/api/v1/status;a=b",
                "/api//v1/status",
                "/settings/",
                "/settings;a=b",
                "//settings")) {
            HttpResponse<String> answer =
                    browser.send(HttpRequest.newBuilder(URI.create("http://" + server.getAuthority() + path))
                            .GET());
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isIn(303, 401, 404);
            assertThat(answer.body()).as(path).doesNotContain("\"queue\"", "<table");
        }
    }
}
