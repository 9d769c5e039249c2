package org.orcidcaravan.consent.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of our own, as ORCID's token endpoint answers. */
class ClientTokensTest {
    private final List<OAuthCall> asked = new ArrayList<>();
    private final Deque<OrcidOAuth.Reply> replies = new ArrayDeque<>();
    private final ClientTokens tokens = new ClientTokens(SampleClient.known(), call -> {
        asked.add(call);
        return replies.pop();
    });

    private static OrcidOAuth.Reply token(String token, String scope) {
        return new OrcidOAuth.Reply(
                200, "{\"access_token\":\"%s\",\"scope\":\"%s\",\"orcid\":null}".formatted(token, scope));
    }

    @Test
    void one_token_serves_until_it_is_forgotten() {
        replies.add(token("first", "/read-public /webhook"));
        replies.add(token("second", "/webhook"));

        assertThat(tokens.bearer("/webhook")).isEqualTo("Bearer first");
        assertThat(tokens.bearer("/webhook")).isEqualTo("Bearer first");
        tokens.forget("/webhook");
        assertThat(tokens.bearer("/webhook")).isEqualTo("Bearer second");

        assertThat(asked)
                .hasSize(2)
                .allSatisfy(
                        call -> assertThat(call.form()).contains("grant_type=client_credentials", "scope=%2Fwebhook"));
    }

    @Test
    void each_scope_has_a_token_of_its_own() {
        replies.add(token("hooks", "/webhook"));
        replies.add(token("reads", "/read-public"));

        assertThat(tokens.bearer("/webhook")).isEqualTo("Bearer hooks");
        assertThat(tokens.bearer("/read-public")).isEqualTo("Bearer reads");
    }

    @Test
    void a_scope_that_was_left_out_without_a_word_is_a_refusal() {
        replies.add(token("secret-token", "/read-public"));

        assertThatThrownBy(() -> tokens.bearer("/webhook"))
                .isInstanceOf(ScopeRefused.class)
                .hasMessageContaining("/webhook")
                .hasMessageNotContaining("secret-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}", "{\"access_token\":1,\"scope\":\"/webhook\"}"})
    void an_answer_without_a_token_is_a_refusal(String body) {
        replies.add(new OrcidOAuth.Reply(200, body));

        assertThatThrownBy(() -> tokens.bearer("/webhook")).isInstanceOf(ScopeRefused.class);
    }

    @Test
    void a_refusal_is_not_remembered() {
        replies.add(new OrcidOAuth.Reply(503, "<html>"));
        replies.add(token("later", "/webhook"));

        assertThatThrownBy(() -> tokens.bearer("/webhook")).hasMessageContaining("503");
        assertThat(tokens.bearer("/webhook")).isEqualTo("Bearer later");
    }
}
