package org.orcidcaravan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;

class ApiTokensTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private ApiTokens tokens;

    @BeforeEach
    void open() throws SQLException {
        DATABASE.execute("truncate api_token");
        tokens = new ApiTokens(new ApiTokenStore(DATABASE.dataSource()));
    }

    @Test
    void a_token_says_whose_it_is_and_what_they_may_do() {
        String token = tokens.create("repository", Role.OPERATOR, "test");

        assertThat(token).matches("caravan_[A-Za-z0-9_-]{43}");
        assertThat(tokens.find(token)).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo("repository");
            assertThat(found.role()).isEqualTo(Role.OPERATOR);
        });
    }

    @Test
    void the_token_itself_is_kept_nowhere() throws SQLException {
        String token = tokens.create("repository", Role.ADMIN, "test");

        assertThat(DATABASE.query("select api_token::text from api_token"))
                .isNotEmpty()
                .doesNotContain(token, token.substring("caravan_".length()));
        assertThat(DATABASE.query("select octet_length(hash) from api_token")).isEqualTo("32");
    }

    @Test
    void what_was_not_made_here_is_nobodys() {
        String token = tokens.create("repository", Role.VIEWER, "test");

        assertThat(tokens.find("")).isEmpty();
        assertThat(tokens.find("caravan_")).isEmpty();
        assertThat(tokens.find(token + "A")).isEmpty();
        assertThat(tokens.find(token.substring("caravan_".length()))).isEmpty();
    }

    @Test
    void a_revoked_token_is_refused_at_once_and_its_name_is_free_again() {
        String first = tokens.create("repository", Role.OPERATOR, "test");
        assertThatThrownBy(() -> tokens.create("repository", Role.VIEWER, "test"))
                .isInstanceOf(NameTaken.class)
                .hasMessageContaining("repository");

        assertThat(tokens.revoke("repository", "test")).isTrue();
        assertThat(tokens.revoke("repository", "test")).isFalse();

        assertThat(tokens.find(first)).isEmpty();
        String second = tokens.create("repository", Role.VIEWER, "test");
        assertThat(tokens.find(second))
                .hasValueSatisfying(found -> assertThat(found.role()).isEqualTo(Role.VIEWER));
        assertThat(tokens.all()).extracting(token -> token.revokedAt() == null).containsExactly(true, false);
    }

    @Test
    void use_is_noted_to_the_minute() throws SQLException {
        String token = tokens.create("repository", Role.VIEWER, "test");
        assertThat(tokens.all().getFirst().lastUsedAt()).isNull();

        tokens.find(token);
        assertThat(tokens.all().getFirst().lastUsedAt()).isNotNull();
        DATABASE.execute("update api_token set last_used_at = now() - interval '30 seconds'");
        String before = DATABASE.query("select last_used_at from api_token");
        tokens.find(token);
        assertThat(DATABASE.query("select last_used_at from api_token")).isEqualTo(before);
        DATABASE.execute("update api_token set last_used_at = now() - interval '2 minutes'");
        tokens.find(token);
        assertThat(DATABASE.query("select last_used_at > now() - interval '1 minute' from api_token"))
                .isEqualTo("t");
    }

    @Test
    void each_role_suffices_for_itself_and_for_less() {
        assertThat(Role.ADMIN.suffices(Role.VIEWER)).isTrue();
        assertThat(Role.OPERATOR.suffices(Role.OPERATOR)).isTrue();
        assertThat(Role.VIEWER.suffices(Role.OPERATOR)).isFalse();
        assertThat(Role.OPERATOR.suffices(Role.ADMIN)).isFalse();
    }

    @Test
    void a_database_that_is_down_is_said() {
        ApiTokens lost = new ApiTokens(new ApiTokenStore(DATABASE.unreachable()));

        assertThatThrownBy(() -> lost.find("caravan_x"))
                .isInstanceOf(AccessTrouble.class)
                .hasMessageContaining("PostgreSQL");
        assertThatThrownBy(lost::all).isInstanceOf(AccessTrouble.class);
        assertThatThrownBy(() -> lost.revoke("x", "test")).isInstanceOf(AccessTrouble.class);
        assertThatThrownBy(() -> lost.create("x", Role.VIEWER, "test")).isInstanceOf(AccessTrouble.class);
    }
}
