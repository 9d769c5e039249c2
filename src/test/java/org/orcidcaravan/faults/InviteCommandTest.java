package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.cli.Commands;
import picocli.CommandLine;

/** The mass mailer on the command line. */
@QuarkusTest
class InviteCommandTest extends MailTest {
    @Inject
    CommandLine.IFactory factory;

    private record Ran(int status, String out, String err) {}

    private Ran run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Commands.line(factory)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Ran(status, out.toString(), err.toString());
    }

    @Test
    void a_dry_run_shows_every_mail_and_sends_none() {
        String ada = researcher("ada");

        Ran shown = run("invite", "--campaign", "ask", "--dry-run");
        assertThat(shown.out())
                .contains("ada." + group + ": first (en) to Ada Example <" + ada
                        + ">, \"Ada, connect (en)\", because known since ")
                .contains("Would be planned: 1; left out: 0;");
        assertThat(shown.status()).isZero();
        assertThat(run("invite", "--campaign", "ask", "--dry-run", "--json").out())
                .startsWith("[{")
                .contains("\"address\":\"" + ada + "\"");
        assertThat(state(ada)).isEmpty();
    }

    @Test
    void each_mail_goes_once_and_cron_may_run_it_again() {
        String ada = researcher("ada");

        Ran first = run("invite", "--campaign", "ask");
        assertThat(first.out()).contains("Planned: 1;", "Sent: 1; not sent: 0; waiting for their time: 0.");
        assertThat(first.status()).as(first.out()).isZero();
        assertThat(run("invite", "--campaign", "ask").out()).contains("Planned: 0;", "Sent: 0;");
        assertThat(mail.to(ada)).hasSize(1);
    }

    @Test
    void what_cannot_be_sent_now_is_told_and_exits_1() throws Exception {
        mail.stop();
        String ada = researcher("ada");

        Ran run = run("invite", "--campaign", "ask");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("Stopped early: ", "waiting for their time: 1.");
        assertThat(mail.to(ada)).isEmpty();
    }

    @Test
    void a_campaign_that_is_not_there_or_not_in_order_is_wrong_usage() {
        folder.write("bad.yaml", "description: x\nlimit: none\n");

        Ran missing = run("invite", "--campaign", "none");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("There is no campaign 'none'");
        Ran bad = run("invite", "--campaign", "bad");
        assertThat(bad.status()).isEqualTo(2);
        assertThat(bad.err()).contains("bad.yaml:1: ");
        assertThat(run("invite").status()).isEqualTo(2);
        assertThat(run("mail").status()).isEqualTo(2);
    }

    @Test
    void a_bounce_and_the_brake_are_told_on_the_command_line() {
        String ada = researcher("ada");

        assertThat(run("mail", "bounce", ada, "--detail", "550 gone").out()).contains("gets no mail any more");
        assertThat(run("mail", "bounce", ada).out()).contains("got no mail already");
        assertThat(run("mail", "bounce", "x").status()).isEqualTo(2);
        assertThat(run("invite", "--campaign", "ask", "--dry-run").out()).contains("left out: the address is barred");
        assertThat(run("mail", "resume").out()).contains("were not stopped");
        rows.change("update mail_brake set errors = 10, stopped_at = now(), reason = 'x'");
        assertThat(run("mail", "resume").out()).contains("Mails go on.");
    }
}
