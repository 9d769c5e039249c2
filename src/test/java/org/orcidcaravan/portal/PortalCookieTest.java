package org.orcidcaravan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Cookie;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cookie of researchers' sessions (faults.md row 72; ASVS 5.0, 3.3.1 to 3.3.4). */
class PortalCookieTest {
    private static final PortalCookie ENCRYPTED = new PortalCookie(() -> URI.create("https://caravan.example.org"));
    private static final PortalCookie OPEN = new PortalCookie(() -> URI.create("http://localhost:8080"));

    @Test
    void row_72_at_an_https_address_it_is_bound_to_the_host_and_to_encrypted_connections_and_no_script_sees_it() {
        assertThat(ENCRYPTED.holding("abc").split("; "))
                .containsExactlyInAnyOrder("__Host-caravan-orcid=abc", "Path=/", "HttpOnly", "Secure", "SameSite=Lax");
        assertThat(ENCRYPTED.gone().split("; "))
                .containsExactlyInAnyOrder(
                        "__Host-caravan-orcid=", "Path=/", "HttpOnly", "Secure", "SameSite=Lax", "Max-Age=0");
    }

    @Test
    void at_an_open_address_browsers_would_not_take_such_a_cookie() {
        assertThat(OPEN.holding("abc").split("; "))
                .containsExactlyInAnyOrder("caravan-orcid=abc", "Path=/", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void row_72_a_cookie_that_a_neighbour_on_an_open_connection_could_have_set_is_not_looked_at() {
        Map<String, Cookie> sent = Map.of(
                "caravan-orcid",
                new Cookie.Builder("caravan-orcid").value("planted").build());
        assertThat(ENCRYPTED.in(sent)).isEmpty();
        assertThat(OPEN.in(sent)).contains("planted");
    }
}
