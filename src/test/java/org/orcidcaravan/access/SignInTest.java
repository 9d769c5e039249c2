package org.orcidcaravan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;

/** faults.md rows 72 and 80: sessions, and guessing passwords. */
class SignInTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final AtomicInteger LOGINS = new AtomicInteger();
    private static final String RIGHT = "seven camels in a row";
    private static final String WRONG = "eight camels in a row";

    private Operators operators;
    private SignIn signIn;
    private Sessions sessions;
    private String login;

    @BeforeEach
    void open() {
        TransactionStore transactions = new TransactionStore(DATABASE.dataSource());
        Passwords passwords = new Passwords();
        operators = new Operators(transactions, passwords);
        signIn = new SignIn(transactions, passwords, ChosenLimits.usual(), InstantSource.system());
        sessions = new Sessions(transactions, ChosenLimits.usual());
        login = "kim" + LOGINS.incrementAndGet();
        operators.create(new NewOperator(login, "Kim", Role.ADMIN, RIGHT), "test");
    }

    private void failures(int number) throws SQLException {
        DATABASE.execute("update operator set failures = " + number + " where login = '" + login + "'");
    }

    private void laterBy(String interval) throws SQLException {
        DATABASE.execute("update operator set paused_until = paused_until - interval '" + interval + "'");
        DATABASE.execute(
                "update session set made_at = made_at - interval '%1$s', seen_at = seen_at - interval '%1$s', expires_at = expires_at - interval '%1$s'"
                        .formatted(interval));
    }

    private String audit(String what) throws SQLException {
        return DATABASE.query("select count(*) from audit where " + what);
    }

    private SignedIn entered() {
        return sessions.find(signIn.withPassword(login, RIGHT).orElseThrow()).orElseThrow();
    }

    @Test
    void the_right_password_opens_a_session_with_a_token_that_is_kept_nowhere() throws SQLException {
        String token = signIn.withPassword("  " + login.toUpperCase(Locale.ROOT) + " ", RIGHT)
                .orElseThrow();

        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(sessions.find(token)).hasValueSatisfying(who -> {
            assertThat(who.login()).isEqualTo(login);
            assertThat(who.role()).isEqualTo(Role.ADMIN);
            assertThat(who.actor()).isEqualTo("console:" + login);
        });
        assertThat(DATABASE.query("select count(*) from session where session::text like '%" + token + "%'"))
                .isEqualTo("0");
        assertThat(DATABASE.query("select password from operator where login = '" + login + "'"))
                .startsWith("$2a$12$")
                .doesNotContain(RIGHT);
        assertThat(signIn.withPassword(login, RIGHT))
                .hasValueSatisfying(second -> assertThat(second).isNotEqualTo(token));
        assertThat(audit("action = 'sign-in' and actor = 'console:" + login + "'"))
                .isEqualTo("2");
    }

    @Test
    void a_refusal_is_the_same_for_a_wrong_password_and_an_unknown_login() throws SQLException {
        assertThat(signIn.withPassword(login, WRONG)).isEmpty();
        assertThat(signIn.withPassword("nobody-here", RIGHT)).isEmpty();
        assertThat(signIn.withPassword("", "")).isEmpty();
        assertThat(signIn.withPassword(login, RIGHT + "x".repeat(100))).isEmpty();
        assertThat(sessions.find("")).isEmpty();

        assertThat(audit("action = 'sign-in.refused' and detail->>'login' = 'no…' and subject = 'sign-in'"))
                .isEqualTo("1");
        assertThat(audit("detail::text like '%nobody%' or detail::text like '%camels%'"))
                .isEqualTo("0");
    }

    @Test
    void the_fifth_failure_in_a_row_pauses_and_each_further_one_doubles_the_pause() throws SQLException {
        failures(4);
        assertThat(signIn.withPassword(login, WRONG)).isEmpty();
        assertThat(pauseSeconds()).isBetween(25, 30);

        assertThat(signIn.withPassword(login, RIGHT)).as("in the pause").isEmpty();
        assertThat(DATABASE.query("select failures from operator where login = '" + login + "'"))
                .as("the pause counts nothing")
                .isEqualTo("5");

        laterBy("31 seconds");
        assertThat(signIn.withPassword(login, WRONG)).isEmpty();
        assertThat(pauseSeconds()).isBetween(55, 60);
        laterBy("61 seconds");
        failures(40);
        assertThat(signIn.withPassword(login, WRONG)).isEmpty();
        assertThat(pauseSeconds()).isBetween(3_590, 3_600);

        laterBy("61 minutes");
        assertThat(signIn.withPassword(login, RIGHT)).isPresent();
        assertThat(operators.find(login)).hasValueSatisfying(after -> {
            assertThat(after.barred().failures()).isZero();
            assertThat(after.barred().pausedUntil()).isNull();
            assertThat(after.lastSignInAt()).isNotNull();
        });
        assertThat(audit("action = 'sign-in.refused' and (detail->>'pause')::boolean and detail->>'failures' = '6'"))
                .isEqualTo("1");
    }

    private int pauseSeconds() throws SQLException {
        return (int) Double.parseDouble(DATABASE.query(
                "select extract(epoch from paused_until - now()) from operator where login = '" + login + "'"));
    }

    @Test
    void many_guesses_at_once_do_not_get_past_the_pause() throws Exception {
        failures(3);
        List<Callable<Optional<String>>> guesses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            guesses.add(() -> signIn.withPassword(login, WRONG));
        }
        try (ExecutorService many = Executors.newFixedThreadPool(4)) {
            for (Future<Optional<String>> guess : many.invokeAll(guesses)) {
                assertThat(guess.get()).isEmpty();
            }
        }

        assertThat(DATABASE.query("select failures from operator where login = '" + login + "'"))
                .isEqualTo("5");
    }

    @Test
    void a_session_ends_when_idle_and_in_any_case_after_its_longest_time() throws SQLException {
        String token = signIn.withPassword(login, RIGHT).orElseThrow();
        laterBy("59 minutes");
        assertThat(sessions.find(token)).as("seen again").isPresent();
        laterBy("59 minutes");
        assertThat(sessions.find(token)).isPresent();
        laterBy("61 minutes");
        assertThat(sessions.find(token)).as("idle").isEmpty();

        String other = signIn.withPassword(login, RIGHT).orElseThrow();
        DATABASE.execute("update session set expires_at = now() - interval '1 second' where ended_at is null");
        assertThat(sessions.find(other)).as("longest").isEmpty();
    }

    @Test
    void signing_out_locking_a_new_role_and_a_new_password_end_sessions_at_once() throws SQLException {
        operators.create(new NewOperator("other-" + login, "Other", Role.ADMIN, RIGHT), "test");
        SignedIn first = entered();
        String token = signIn.withPassword(login, RIGHT).orElseThrow();
        sessions.end(first);
        sessions.end(first);
        assertThat(sessions.find(token)).as("only one was signed out").isPresent();
        assertThat(audit("action = 'sign-out' and actor = 'console:" + login + "'"))
                .isEqualTo("1");

        for (OperatorChange change : List.of(
                OperatorChange.locked(true),
                new OperatorChange(null, Role.VIEWER, null, null),
                OperatorChange.password("nine camels in a row"))) {
            operators.change(login, OperatorChange.locked(false), "test");
            operators.change(login, OperatorChange.password(RIGHT), "test");
            String before = signIn.withPassword(login, RIGHT).orElseThrow();
            assertThat(sessions.find(before)).isPresent();
            assertThat(operators.change(login, change, "test")).isPresent();
            assertThat(sessions.find(before)).as("%s", change).isEmpty();
        }
        operators.change(login, OperatorChange.locked(true), "test");
        assertThat(signIn.withPassword(login, "nine camels in a row")).isEmpty();
    }

    @Test
    void an_operator_is_refused_with_a_reason() {
        assertThatThrownBy(() -> operators.create(new NewOperator(login, "Kim", Role.VIEWER, RIGHT), "test"))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> operators.create(new NewOperator("k2", "Kim", Role.VIEWER, "too short"), "test"))
                .hasMessageContaining("12 characters");
        assertThatThrownBy(() -> operators.create(new NewOperator("k3", "Kim", Role.VIEWER, "ü".repeat(37)), "test"))
                .hasMessageContaining("72 bytes");
        for (String bad :
                List.of("", "a b", "-kim", "ki\nm", "Ünal", "x".repeat(65), "kim'; drop table operator; --")) {
            assertThatThrownBy(() -> new NewOperator(bad, "Kim", Role.VIEWER, RIGHT))
                    .as(bad)
                    .isInstanceOf(OperatorRefused.class);
        }
        assertThatThrownBy(() -> new NewOperator("kim", "K\u001b[2J", Role.VIEWER, RIGHT))
                .isInstanceOf(OperatorRefused.class);
    }

    @Test
    void the_last_admin_stays_one() throws SQLException {
        DATABASE.execute("update operator set role = 'viewer' where login <> '" + login + "'");
        assertThatThrownBy(() -> operators.remove(login, "test")).hasMessageContaining("last admin");
        assertThatThrownBy(() -> operators.change(login, OperatorChange.locked(true), "test"))
                .hasMessageContaining("last admin");
        assertThatThrownBy(() -> operators.change(login, new OperatorChange(null, Role.OPERATOR, null, null), "test"))
                .hasMessageContaining("last admin");
        assertThat(operators.find(login))
                .hasValueSatisfying(still -> assertThat(still.role()).isEqualTo(Role.ADMIN));
        assertThat(operators.remove("nobody-here", "test")).isFalse();
        assertThat(operators.change("nobody-here", OperatorChange.locked(true), "test"))
                .isEmpty();
    }
}
