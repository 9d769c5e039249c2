package org.orcidcaravan.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.simulator.registry.Samples.work;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.Member.Reply;

/** The token endpoint, and what a token is good for. */
class TokensTest {
    private static final URI BACK = URI.create("https://caravan.example.org/back");

    private final OpenRegistry open = new OpenRegistry();
    private final Registry registry = open.registry();
    private final Member ann = open.ann();

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void a_code_is_exchanged_for_a_token_of_twenty_years_that_writes() {
        String code = registry.issueCode(Samples.BOB, EnumSet.of(Scope.ACTIVITIES_UPDATE), BACK);

        Reply granted = exchange(code, BACK);

        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.header("Content-Type")).startsWith("application/json");
        assertThat(granted.body())
                .contains("\"token_type\":\"bearer\"")
                .contains("\"expires_in\":631138519")
                .contains("\"scope\":\"/activities/update\"")
                .contains("\"orcid\":\"" + Samples.BOB + "\"");
        try (Member bob = member(member(granted, "access_token"))) {
            assertThat(bob.post("work", work("10.5555/1")).status()).isEqualTo(201);
        }
    }

    @Test
    void a_code_is_good_once_and_its_second_use_takes_the_token_back() {
        String code = registry.issueCode(Samples.BOB, OpenRegistry.ALL, BACK);
        String token = member(exchange(code, BACK), "access_token");

        Reply again = exchange(code, BACK);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("\"error\":\"invalid_grant\"");
        try (Member bob = member(token)) {
            assertThat(bob.get("works").status()).isEqualTo(401);
            assertThat(bob.delete("work/1").status()).isEqualTo(401);
        }
    }

    @Test
    void a_code_is_good_for_one_address_only_and_a_client_must_know_its_secret() {
        String code = registry.issueCode(Samples.BOB, OpenRegistry.ALL, BACK);

        assertThat(exchange(code, URI.create("https://elsewhere.example.org")).body())
                .contains("\"error\":\"invalid_grant\"");
        Reply stranger = ann.form(
                "/oauth/token",
                Map.of("client_id", Client.SYNTHETIC.id(), "client_secret", "guessed", "grant_type", "refresh_token"));
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.body()).contains("\"error\":\"invalid_client\"");
    }

    @Test
    void refreshing_replaces_the_pair_and_narrows_its_scopes() {
        String code = registry.issueCode(Samples.BOB, OpenRegistry.ALL, BACK);
        Reply first = exchange(code, BACK);
        String refresh = member(first, "refresh_token");

        Reply second = token(Map.of("grant_type", "refresh_token", "refresh_token", refresh, "scope", "/read-limited"));

        assertThat(second.body()).contains("\"scope\":\"/read-limited\"");
        try (Member old = member(member(first, "access_token"));
                Member narrow = member(member(second, "access_token"))) {
            assertThat(old.get("works").status()).isEqualTo(401);
            assertThat(narrow.get("works").status()).isEqualTo(200);
            assertThat(narrow.post("work", work("10.5555/1")).error()).isEqualTo("403/9038");
        }
        assertThat(token(Map.of("grant_type", "refresh_token", "refresh_token", refresh))
                        .body())
                .contains("invalid_grant");
    }

    @Test
    void a_client_gets_for_itself_only_what_concerns_no_record() {
        Reply granted = token(Map.of("grant_type", "client_credentials", "scope", "/read-public /activities/update"));

        assertThat(granted.body()).contains("\"scope\":\"/read-public\"").contains("\"orcid\":null");
        assertThat(token(Map.of("grant_type", "client_credentials", "scope", "/activities/update"))
                        .body())
                .contains("\"error\":\"invalid_scope\"");
        try (Member reader = member(member(granted, "access_token"))) {
            assertThat(reader.get("works").status()).isEqualTo(200);
            assertThat(reader.post("work", work("10.5555/1")).status()).isEqualTo(403);
        }
    }

    @Test
    void a_client_gives_a_token_back() {
        String text = registry.issueToken(Samples.BOB, OpenRegistry.ALL);

        assertThat(form("/oauth/revoke", Map.of("token", text)).status()).isEqualTo(200);

        try (Member bob = member(text)) {
            assertThat(bob.get("works").status()).isEqualTo(401);
            assertThat(bob.delete("work/1").status()).isEqualTo(401);
        }
    }

    @Test
    void a_bad_token_is_answered_in_json_that_repeats_it() {
        try (Member stranger = member("not-a-token")) {
            Reply reply = stranger.get("works");

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"error\":\"invalid_token\",\"error_description\":\"Invalid access token: not-a-token\"}");
        }
    }

    @Test
    void without_a_token_nothing_is_said() {
        Reply reply =
                ann.send(ann.request("/v3.0/" + Samples.ANN + "/works").GET().build());

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).isEqualTo("{\"error\":\"forbidden\"}");
    }

    @Test
    void a_token_expires_by_the_clock_of_the_plan() {
        String text = registry.issueToken(Client.SYNTHETIC, Samples.BOB, OpenRegistry.ALL, Duration.ofHours(1));
        try (Member bob = member(text)) {
            open.pass(Duration.ofMinutes(59));
            assertThat(bob.get("works").status()).isEqualTo(200);
            open.pass(Duration.ofMinutes(1));
            assertThat(bob.get("works").status()).isEqualTo(401);
        }
    }

    @Test
    void a_token_the_researcher_took_back_still_deletes() {
        long putCode = ann.post("work", work("10.5555/1")).putCode();
        registry.revokeByUser(Samples.ANN);

        assertThat(ann.post("work", work("10.5555/2")).status()).isEqualTo(401);
        assertThat(ann.get("works").status()).isEqualTo(401);
        assertThat(ann.delete("work/" + putCode).status()).isEqualTo(204);
        assertThat(registry.items(Samples.ANN, Section.WORK)).isEmpty();
    }

    @Test
    void a_token_opens_one_record_and_what_its_scopes_say() {
        String text = registry.issueToken(Samples.ANN, EnumSet.of(Scope.ACTIVITIES_UPDATE));
        Reply other = ann.send(ann.request("/v3.0/" + Samples.BOB + "/works")
                .header("Authorization", "Bearer " + text)
                .GET()
                .build());

        assertThat(other.error()).isEqualTo("401/9017");
        try (Member narrow = open.member(Samples.ANN, EnumSet.of(Scope.ACTIVITIES_UPDATE))) {
            assertThat(narrow.post("keywords", Samples.of(Section.KEYWORD, "k")).error())
                    .isEqualTo("403/9038");
            assertThat(narrow.post("work", work("10.5555/1")).status()).isEqualTo(201);
        }
    }

    private Member member(String token) {
        return new Member(registry, Samples.BOB, token);
    }

    private Reply exchange(String code, URI redirect) {
        return token(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirect.toString()));
    }

    private Reply token(Map<String, String> fields) {
        return form("/oauth/token", fields);
    }

    private Reply form(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("client_id", Client.SYNTHETIC.id());
        all.put("client_secret", Client.SYNTHETIC.secret());
        return ann.form(path, all);
    }

    private static String member(Reply reply, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(reply.body());
        assertThat(found.find()).as(reply.body()).isTrue();
        return found.group(1);
    }
}
