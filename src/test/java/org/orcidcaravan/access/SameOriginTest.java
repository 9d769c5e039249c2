package org.orcidcaravan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.SameOrigin.Signs;

/** faults.md row 73: whose page made the browser ask. */
class SameOriginTest {
    private final SameOrigin origin = new SameOrigin(ChosenLimits.at("https://caravan.example.org"));

    private boolean allows(@Nullable String site, @Nullable String from, @Nullable String host) {
        return origin.allows(new Signs("POST", site, from, host));
    }

    @Test
    void what_the_browser_says_outright_decides() {
        assertThat(allows("same-origin", null, "caravan.example.org")).isTrue();
        for (String other : List.of("cross-site", "same-site", "none", "", "nonsense")) {
            assertThat(allows(other, "https://caravan.example.org", "caravan.example.org"))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void an_older_browser_is_judged_by_where_the_page_is_from() {
        assertThat(allows(null, "https://caravan.example.org", "behind.a.proxy:8080"))
                .isTrue();
        assertThat(allows(null, "HTTPS://Caravan.Example.org", null)).isTrue();
        assertThat(allows(null, "http://localhost:8080", "localhost:8080")).isTrue();
        for (String other : List.of(
                "https://evil.example.org",
                "https://caravan.example.org.evil.org",
                "https://caravan.example.org:444",
                "http://caravan.example.org",
                "http://",
                "https://",
                "null",
                "")) {
            assertThat(allows(null, other, null)).as(other).isFalse();
        }
    }

    @Test
    void who_says_nothing_is_not_let_in() {
        assertThat(allows(null, null, "caravan.example.org")).isFalse();
    }

    @Test
    void looking_is_always_allowed() {
        assertThat(List.of("GET", "HEAD", "OPTIONS"))
                .allSatisfy(method -> assertThat(origin.allows(new Signs(method, "cross-site", null, null)))
                        .isTrue());
        assertThat(List.of("POST", "PUT", "PATCH", "DELETE", "get", "ODD"))
                .allSatisfy(method -> assertThat(origin.allows(new Signs(method, "cross-site", null, null)))
                        .isFalse());
    }

    @Test
    void the_cookie_is_strict_where_the_connection_is_encrypted() {
        SessionCookie strict = new SessionCookie(ChosenLimits.at("https://caravan.example.org"));
        SessionCookie local = new SessionCookie(ChosenLimits.at("http://localhost:8080"));

        assertThat(strict.holding("abc")).isEqualTo("__Host-caravan=abc; Path=/; HttpOnly; SameSite=Strict; Secure");
        assertThat(strict.gone()).isEqualTo("__Host-caravan=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0");
        assertThat(local.holding("abc")).isEqualTo("caravan=abc; Path=/; HttpOnly; SameSite=Strict");
    }
}
