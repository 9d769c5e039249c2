package org.orcidcaravan.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.simulator.registry.Member.Reply;

/** The way of a browser to the authorization page and back. */
class AuthorizationTest {
    private static final String BACK = "https://caravan.example.org/back";

    private final OpenRegistry open = new OpenRegistry();
    private final Registry registry = open.registry();

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void a_researcher_who_is_signed_in_comes_back_with_a_code_that_becomes_a_token() {
        registry.signIn(Samples.BOB);

        Map<String, String> back = back(authorize(Map.of("scope", "/activities/update /webhook", "state", "a b&c")));

        assertThat(back).containsEntry("state", "a b&c").containsOnlyKeys("code", "state");
        Reply granted = open.ann()
                .form(
                        "/oauth/token",
                        Map.of(
                                "client_id", Client.SYNTHETIC.id(),
                                "client_secret", Client.SYNTHETIC.secret(),
                                "grant_type", "authorization_code",
                                "code", back.getOrDefault("code", ""),
                                "redirect_uri", BACK));
        assertThat(granted.body())
                .contains("\"orcid\":\"" + Samples.BOB + "\"")
                .contains("\"scope\":\"/activities/update\"");
    }

    @Test
    void who_denies_comes_back_with_an_error() {
        registry.signInDenying(Samples.BOB);

        assertThat(back(authorize(Map.of("state", "s"))))
                .containsEntry("error", "access_denied")
                .containsEntry("error_description", "User denied access")
                .containsEntry("state", "s");
    }

    @Test
    void nobody_signed_in_is_asked_unless_the_client_wants_no_page() {
        Reply page = authorize(Map.of("state", "\"><script>", "orcid", Samples.BOB.toString()));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body())
                .contains("value=\"" + Samples.BOB + "\"")
                .contains("name=\"state\" value=\"&quot;&gt;&lt;script&gt;\"")
                .contains("Who are you?");
        assertThat(authorize(Map.of("state", "s", "signed_in", Samples.BOB.toString()))
                        .body())
                .contains("Invented University asks for", "/read-limited", "Authorize access");
        assertThat(back(authorize(Map.of("prompt", "none")))).containsEntry("error", "login_required");
    }

    @Test
    void the_answer_to_the_page_counts_for_the_researcher_who_gave_it() {
        String bob = Samples.BOB.toString();

        assertThat(back(authorize(Map.of("orcid", bob, "decision", "allow")))).containsKey("code");
        assertThat(back(authorize(Map.of("orcid", bob, "decision", "deny")))).containsEntry("error", "access_denied");
        String nobody = new OrcidId(900_000_000_009L).toString();
        assertThat(authorize(Map.of("orcid", nobody, "decision", "allow")).status())
                .isEqualTo(200);
    }

    @Test
    void a_request_that_is_wrong_goes_back_if_it_can() {
        registry.signIn(Samples.BOB);

        assertThat(back(authorize(Map.of("response_type", "token"))))
                .containsEntry("error", "unsupported_response_type");
        assertThat(back(authorize(Map.of("scope", "/webhook")))).containsEntry("error", "invalid_scope");
        assertThat(authorize(Map.of("client_id", "APP-NOBODY")).status()).isEqualTo(400);
        assertThat(authorize(Map.of("redirect_uri", "javascript:alert(1)")).status())
                .isEqualTo(400);
        registry.signOut();
        assertThat(authorize(Map.of()).status()).isEqualTo(200);
    }

    private Reply authorize(Map<String, String> others) {
        Map<String, String> query = new TreeMap<>(Map.of(
                "client_id",
                Client.SYNTHETIC.id(),
                "response_type",
                "code",
                "scope",
                "/read-limited",
                "redirect_uri",
                BACK));
        query.putAll(others);
        String text = query.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return open.ann().send(open.ann().request("/oauth/authorize?" + text).build());
    }

    private static Map<String, String> back(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(302);
        assertThat(reply.header("Location")).startsWith(BACK + "?");
        Map<String, String> fields = new TreeMap<>();
        for (String pair : reply.header("Location").substring(BACK.length() + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }
}
