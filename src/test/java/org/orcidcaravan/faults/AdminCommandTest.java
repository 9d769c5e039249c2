package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.cli.Commands;
import picocli.CommandLine;

/** Operators and the audit by the command line. */
@QuarkusTest
class AdminCommandTest extends PagesTest {
    @Inject
    CommandLine.IFactory factory;

    private record Ran(int status, String out, String err) {}

    private Ran run(String input, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            int status = Commands.line(factory)
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(words);
            return new Ran(status, out.toString(), err.toString());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void the_first_operator_is_made_here_and_can_sign_in() throws Exception {
        String login = "cli" + person;
        Ran made = run(PASSWORD + "\n", "admin", "create", login, "--password-stdin");
        assertThat(made).isEqualTo(new Ran(0, "The admin " + login + " can sign in.\n", ""));
        assertThat(browser.post("/sign-in", form(login, PASSWORD, "overview")).statusCode())
                .isEqualTo(303);
        assertThat(run("", "admin", "list").out()).contains(login + ": " + login + ", admin, last signed in ");
        assertThat(run("", "admin", "list", "--json").out()).contains("\"login\":\"" + login + "\"");

        assertThat(run(PASSWORD, "admin", "create", login, "--password-stdin").status())
                .isEqualTo(2);
        assertThat(run("camels", "admin", "create", "x" + login, "--password-stdin")
                        .err())
                .contains("12 characters");
        assertThat(run("", "admin", "create", "x" + login, "--password-stdin").err())
                .contains("Standard input is empty");
        assertThat(run("", "admin", "create", "x" + login).err()).contains("--password-stdin");
        assertThat(rows.of("select actor from audit where action = 'operator.create' and detail->>'login' = ?", login))
                .singleElement()
                .asString()
                .startsWith("cli:");
    }

    @Test
    void a_lock_and_another_password_hold_at_once() throws Exception {
        String login = "cli-b" + person;
        run(PASSWORD, "admin", "create", login, "--role", "viewer", "--name", "Kim", "--password-stdin");
        Browser inside =
                browser.with("caravan=" + signIn.withPassword(login, PASSWORD).orElseThrow());
        assertThat(run("", "admin", "lock", login).out()).contains("locked and signed out");
        assertThat(inside.get("/api/v1/session").statusCode()).isEqualTo(401);
        assertThat(signIn.withPassword(login, PASSWORD)).isEmpty();
        assertThat(run("", "admin", "list").out()).contains("locked since");
        assertThat(run("", "admin", "unlock", login).status()).isZero();
        assertThat(run("nine camels in a row\n", "admin", "password", login, "--password-stdin")
                        .status())
                .isZero();
        assertThat(signIn.withPassword(login, PASSWORD)).isEmpty();
        assertThat(signIn.withPassword(login, "nine camels in a row")).isPresent();
        assertThat(run("", "admin", "lock", "nobody-here").status()).isEqualTo(2);
    }

    @Test
    void row_80_the_audit_is_proved_and_the_first_bad_row_named() {
        newOperator(Role.VIEWER);
        Ran good = run("", "audit", "verify");
        assertThat(good.out()).containsPattern("All \\d+ rows of the audit fit\\. The last one: \\d+:[0-9a-f]{64}");
        assertThat(good.status()).isZero();
        String known = good.out().strip().replaceAll(".* ", "");
        newOperator(Role.VIEWER);
        assertThat(run("", "audit", "verify", "--known", known).status()).isZero();
        assertThat(run("", "audit", "verify", "--known", "x").status()).isEqualTo(2);
        String forged = known.replaceAll(":.*", ":" + "0".repeat(64));
        assertThat(run("", "audit", "verify", "--known", forged))
                .satisfies(bad -> assertThat(bad.status()).isEqualTo(1))
                .satisfies(bad -> assertThat(bad.out()).contains("is not the one that was known"));

        String row = known.replaceAll(":.*", "");
        String tampered = "alter table audit disable trigger user; update audit set actor = %s where id = " + row
                + "; alter table audit enable trigger user";
        rows.change("do $$ begin " + tampered.formatted("'x' || actor") + "; end $$");
        try {
            Ran bad = run("", "audit", "verify");
            assertThat(bad.status()).isEqualTo(1);
            assertThat(bad.out()).startsWith("Row " + row + " does not have its hash: it was changed");
        } finally {
            rows.change("do $$ begin " + tampered.formatted("substr(actor, 2)") + "; end $$");
        }
        assertThat(run("", "audit", "verify").status()).isZero();
    }
}
