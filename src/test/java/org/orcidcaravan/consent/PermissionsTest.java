package org.orcidcaravan.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.consent.identity.SampleLinks;
import org.orcidcaravan.consent.vault.KeyUnusable;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.consent.vault.Vault;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;

/** By which token a record is written, and faults.md rows 49, 62 and 79. */
class PermissionsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final OrcidId ORCID = new OrcidId(900_000_000_001L);
    private static final String BOTH = "/read-limited /activities/update";
    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Vault vault;
    private TokenStore tokens;
    private TokenIntakeStore intake;
    private Permissions permissions;
    private long person;

    @BeforeEach
    void open() throws SQLException {
        DATABASE.execute("truncate person cascade");
        vault = new Vault(folder.resolve("tokens.key"));
        tokens = new TokenStore(DATABASE.dataSource(), vault, SampleLinks.untold());
        intake = new TokenIntakeStore(DATABASE.dataSource(), vault, tokens);
        permissions = new Permissions(tokens);
        person =
                new PersonStore(DATABASE.dataSource()).save(Person.named("4711").with(ORCID));
    }

    private void add(String token, String scopes) {
        assertThat(intake.add(new NewToken(person, ORCID, scopes, new Secret(token), new Secret("r-" + token), FAR)))
                .isEqualTo(Saved.ADDED);
    }

    private String found(Scope scope) {
        return permissions.find(person, scope).map(permissions::bearer).orElse("none");
    }

    @Test
    void a_permission_says_for_what_it_is() {
        add("one", BOTH + " /unheard-of");

        assertThat(permissions.find(person, Scope.ACTIVITIES_UPDATE)).hasValueSatisfying(permission -> {
            assertThat(permission.person()).isEqualTo(person);
            assertThat(permission.orcid()).isEqualTo(ORCID);
            assertThat(permission.scopes()).isEqualTo(EnumSet.of(Scope.READ_LIMITED, Scope.ACTIVITIES_UPDATE));
            assertThat(permission.toString()).doesNotContain("one");
        });
        assertThat(found(Scope.ACTIVITIES_UPDATE)).isEqualTo("Bearer one");
    }

    @Test
    void nobody_else_and_no_other_scope_is_permitted() {
        add("one", BOTH);

        assertThat(permissions.find(person + 1, Scope.READ_LIMITED)).isEmpty();
        assertThat(permissions.find(person, Scope.PERSON_UPDATE)).isEmpty();
    }

    @Test
    void the_newest_that_suffices_is_used() throws SQLException {
        add("older", BOTH);
        add("newer", BOTH);
        add("newest", "/read-limited");

        assertThat(found(Scope.ACTIVITIES_UPDATE)).isEqualTo("Bearer newer");
        assertThat(found(Scope.READ_LIMITED)).isEqualTo("Bearer newest");
        DATABASE.execute("update token set created_at = created_at - interval '1 year' where scopes = '/read-limited'");
        assertThat(found(Scope.READ_LIMITED)).isEqualTo("Bearer newer");
    }

    @Test
    void the_databases_clock_decides_what_has_expired() throws SQLException {
        add("one", BOTH);

        DATABASE.execute("update token set expires_at = now() + interval '1 minute'");
        assertThat(permissions.find(person, Scope.READ_LIMITED)).isPresent();
        DATABASE.execute("update token set expires_at = now()");
        assertThat(permissions.find(person, Scope.READ_LIMITED)).isEmpty();
        DATABASE.execute("update token set expires_at = null");
        assertThat(permissions.find(person, Scope.READ_LIMITED)).isPresent();
    }

    @Test
    void a_token_for_an_id_that_the_person_has_no_more_is_not_used() throws SQLException {
        add("one", BOTH);

        DATABASE.execute("update person set orcid = '" + new OrcidId(900_000_000_002L) + "'");
        assertThat(permissions.find(person, Scope.READ_LIMITED)).isEmpty();
    }

    @Test
    void row_49_a_rejected_token_is_not_used_again_and_says_why() throws SQLException {
        add("canary-token", BOTH);
        Permission permission = permissions.find(person, Scope.READ_LIMITED).orElseThrow();

        permissions.rejected(
                permission.token(), "invalid_token\nInvalid access token: canary-token " + "x".repeat(999));

        assertThat(permissions.find(person, Scope.READ_LIMITED)).isEmpty();
        assertThatThrownBy(() -> permissions.bearer(permission)).isInstanceOf(PermissionGone.class);
        assertThat(DATABASE.query("select state from token")).isEqualTo("rejected");
        assertThat(DATABASE.query("select state_reason from token"))
                .startsWith("invalid_token Invalid access token: *** xxx")
                .hasSize(500);
        assertThat(DATABASE.query("select checked_at is not null from token")).isEqualTo("t");

        permissions.rejected(permission.token(), "again");
        assertThat(DATABASE.query("select state_reason from token")).startsWith("invalid_token");
    }

    @Test
    void what_cannot_be_masked_is_not_kept() throws SQLException {
        add("canary-token", BOTH);
        Permissions elsewhere = new Permissions(
                new TokenStore(DATABASE.dataSource(), new Vault(folder.resolve("other.key")), SampleLinks.untold()));

        elsewhere.rejected(
                permissions.find(person, Scope.READ_LIMITED).orElseThrow().token(), "Invalid: canary-token");

        assertThat(DATABASE.query("select state_reason from token")).isEqualTo("refused");
    }

    @Test
    void a_call_that_succeeded_confirms_the_id_once() throws SQLException {
        add("one", BOTH);
        long token = permissions.find(person, Scope.READ_LIMITED).orElseThrow().token();

        permissions.proved(token);
        assertThat(DATABASE.query("select orcid_authenticated_at = checked_at from person, token"))
                .isEqualTo("t");
        DATABASE.execute("update person set orcid_authenticated_at = '2020-01-01Z'");
        permissions.proved(token);
        assertThat(DATABASE.query("select extract(year from orcid_authenticated_at at time zone 'UTC') from person"))
                .isEqualTo("2020");
    }

    @Test
    void a_call_for_another_id_confirms_nothing() throws SQLException {
        add("one", BOTH);
        long token = permissions.find(person, Scope.READ_LIMITED).orElseThrow().token();
        DATABASE.execute("update person set orcid = '" + new OrcidId(900_000_000_002L) + "'");

        permissions.proved(token);

        assertThat(DATABASE.query("select orcid_authenticated_at from person")).isEqualTo("null");
    }

    @Test
    void row_79_no_column_holds_a_token_and_none_can_be_moved() throws SQLException {
        add("canary-one", BOTH);
        add("canary-two", BOTH);

        assertThat(DATABASE.query("select string_agg(token::text, ' ') from token"))
                .doesNotContain("canary", hex("canary-one"), hex("canary-two"));
        DATABASE.execute("update token set access_token = (select access_token from token order by id limit 1)");
        assertThatThrownBy(() -> found(Scope.READ_LIMITED))
                .isInstanceOf(KeyUnusable.class)
                .hasMessageContaining("changed or moved")
                .hasMessageNotContaining("canary");
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void the_same_token_twice_is_one_and_may_be_corrected() throws SQLException {
        NewToken token = new NewToken(person, ORCID, BOTH, new Secret("one"), null, FAR);

        assertThat(intake.add(token)).isEqualTo(Saved.ADDED);
        assertThat(intake.add(token)).isEqualTo(Saved.UNCHANGED);
        assertThat(intake.add(new NewToken(person, ORCID, "openid", new Secret("one"), new Secret("r"), null)))
                .isEqualTo(Saved.CHANGED);
        assertThat(intake.add(new NewToken(person, ORCID, "openid", new Secret("one"), new Secret("r"), null)))
                .isEqualTo(Saved.UNCHANGED);
        assertThat(DATABASE.query("select count(*) || scopes from token group by scopes"))
                .isEqualTo("1openid");
        assertThat(new HeldTokenStore(DATABASE.dataSource(), vault).all())
                .singleElement()
                .satisfies(held -> assertThat(new HeldTokenStore(DATABASE.dataSource(), vault).secrets(held.id()))
                        .contains(new HeldTokenStore.Secrets(new Secret("one"), new Secret("r"))));
        assertThat(intake.holder(new Secret("one"))).contains(ORCID);
        assertThat(intake.holder(new Secret("two"))).isEmpty();
    }

    @Test
    void one_token_is_not_kept_for_two_records() {
        add("canary", BOTH);

        assertThatThrownBy(() -> intake.add(
                        new NewToken(person, new OrcidId(900_000_000_002L), BOTH, new Secret("canary"), null, null)))
                .isInstanceOf(TokenElsewhere.class)
                .hasMessageContaining(ORCID.toString())
                .hasMessageNotContaining("canary");
    }

    @Test
    void row_62_a_rotation_encrypts_every_token_anew() throws SQLException {
        for (int i = 0; i < 501; i++) {
            add("t" + i, BOTH);
        }
        Rotation rotation = new Rotation(vault, tokens, new RotationStore(DATABASE.dataSource(), vault));
        String before = keys();

        assertThat(rotation.rotate().renewed()).isEqualTo(501);

        assertThat(keys()).hasSize(before.length()).isNotEqualTo(before);
        assertThat(found(Scope.READ_LIMITED)).isEqualTo("Bearer t500");
        HeldTokenStore held = new HeldTokenStore(DATABASE.dataSource(), vault);
        assertThat(held.all())
                .allSatisfy(token -> assertThat(
                                held.secrets(token.id()).orElseThrow().refresh())
                        .isNotNull());
    }

    /** The ids of the keys in use: Tink's prefix of each ciphertext. */
    private static String keys() throws SQLException {
        return DATABASE.query("""
                select string_agg(distinct key, ' ') from (
                    select encode(substring(access_token for 5), 'hex') as key from token
                    union select encode(substring(refresh_token for 5), 'hex') from token) as used
                """);
    }

    @Test
    void row_62_a_token_that_does_not_decrypt_stays_and_is_reported() throws SQLException {
        add("one", BOTH);
        add("two", BOTH);
        DATABASE.execute("update token set access_token = 'x' where id = (select min(id) from token)");

        Rotation.Report report = new Rotation(vault, tokens, new RotationStore(DATABASE.dataSource(), vault)).rotate();

        assertThat(report.renewed()).isEqualTo(1);
        assertThat(report.keys()).isEqualTo(2);
        assertThat(report.troubles()).singleElement().asString().contains("Failed to decrypt the access_token of");
        assertThat(found(Scope.READ_LIMITED)).isEqualTo("Bearer two");
    }

    @Test
    void a_foreign_key_file_is_noticed_before_anything_changes() throws SQLException {
        add("one", BOTH);
        Path foreign = folder.resolve("foreign.key");
        Vault other = new Vault(foreign);
        other.fingerprint(new Secret("made"));
        TokenStore elsewhere = new TokenStore(DATABASE.dataSource(), other, SampleLinks.untold());

        assertThatThrownBy(elsewhere::proveKey).isInstanceOf(KeyUnusable.class);
        assertThatThrownBy(
                        () -> new Rotation(other, elsewhere, new RotationStore(DATABASE.dataSource(), other)).rotate())
                .isInstanceOf(KeyUnusable.class);
        assertThat(other.addKey()).isEqualTo(2);
        tokens.proveKey();
        DATABASE.execute("delete from token");
        elsewhere.proveKey();
    }

    @Test
    void an_instance_without_the_key_file_begins_no_second_one() throws SQLException {
        add("one", BOTH);
        Path missing = folder.resolve("second/tokens.key");
        Vault other = new Vault(missing);
        TokenIntakeStore second = new TokenIntakeStore(
                DATABASE.dataSource(), other, new TokenStore(DATABASE.dataSource(), other, SampleLinks.untold()));
        NewToken token = new NewToken(person, ORCID, BOTH, new Secret("canary"), null, null);

        assertThatThrownBy(() -> second.add(token))
                .isInstanceOf(KeyUnusable.class)
                .hasMessageContainingAll(missing.toString(), "is missing", "caravan.tokens.key");
        assertThat(missing).doesNotExist();
        DATABASE.execute("delete from token");
        assertThat(second.add(token)).isEqualTo(Saved.ADDED);
        assertThat(missing).exists();
    }

    @Test
    void a_database_that_is_down_is_said_in_a_sentence() {
        TokenStore down = new TokenStore(DATABASE.unreachable(), vault, SampleLinks.untold());
        TokenIntakeStore intakeDown = new TokenIntakeStore(DATABASE.unreachable(), vault, tokens);
        HeldTokenStore heldDown = new HeldTokenStore(DATABASE.unreachable(), vault);
        PersonStore peopleDown = new PersonStore(DATABASE.unreachable());
        NewToken token = new NewToken(person, ORCID, BOTH, new Secret("canary"), null, null);

        assertDown(() -> down.usable(1));
        assertDown(() -> down.access(1, false));
        assertDown(() -> down.reject(1, "r"));
        assertDown(() -> down.prove(1));
        assertDown(down::proveKey);
        assertDown(() -> intakeDown.add(token));
        assertDown(() -> intakeDown.holder(token.access()));
        assertDown(heldDown::all);
        assertDown(() -> heldDown.secrets(1));
        assertDown(peopleDown::all);
        assertDown(() -> peopleDown.save(Person.named("a")));
        assertDown(() -> peopleDown.rename(Person.named("a"), "b"));
        assertDown(() -> new RotationStore(DATABASE.unreachable(), vault).renew(0));
    }

    private static void assertDown(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(ConsentTrouble.class)
                .hasMessageContainingAll("Failed to ", "See that PostgreSQL is up")
                .hasMessageNotContaining("canary");
    }
}
