package org.orcidcaravan.consent.invite;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.database.RealDatabase;

/** faults.md row 78, as far as the queue is concerned: whatever fails and when, each mail ends in one of its states. */
class MailsTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @TempDir
    Path folder;

    private Office office;
    private Person ada;

    @BeforeEach
    void somebody_to_write_to() throws Exception {
        DATABASE.execute("delete from person");
        DATABASE.execute("delete from campaign");
        DATABASE.execute("delete from mail_barred");
        DATABASE.execute("update mail_brake set errors = 0, stopped_at = null, next_at = '-infinity'");
        office = new Office(DATABASE, folder);
        office.campaign("ask", Office.INVITATION);
        ada = office.person("ada");
        office.invitations.plan("ask", "test");
    }

    private Letter letter() throws MessagingException {
        Letter letter = office.mails.letter(office.claimed());
        assertThat(letter).isNotNull();
        return letter;
    }

    private static MessagingException refusal(int code, String said) throws Exception {
        return new SendFailedException(
                "Invalid Addresses",
                new SMTPAddressFailedException(new InternetAddress("ada@example.org"), "RCPT", code, said));
    }

    private static String wire(Letter letter) throws Exception {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        letter.writeTo(wire);
        return wire.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void endLease() throws Exception {
        DATABASE.execute("update mail set leased_until = now() - interval '1 second' where state = 'leased'");
    }

    @Test
    void a_refused_address_is_barred_and_gets_nothing_more() throws Exception {
        office.mails.failed(letter(), refusal(550, "550 5.1.1 unknown"));

        assertThat(office.state("ada")).isEqualTo("first 1 bounced");
        assertThat(office.bounces.all("", 10))
                .extracting(Bounces.Barred::address)
                .containsExactly("ada@example.org");
        assertThat(office.mails.claim()).isEmpty();
        assertThat(office.bounces.lift("ADA@example.org", "test")).isTrue();
        assertThat(office.bounces.lift("ada@example.org", "test")).isFalse();
    }

    @Test
    void a_mail_is_tried_for_72_hours_and_then_again_when_somebody_says_so() throws Exception {
        for (int i = 0; i < 3; i++) {
            office.mails.failed(letter(), refusal(451, "451 later"));
            assertThat(office.state("ada")).isEqualTo("first 1 planned");
        }
        DATABASE.execute("update mail set tried_at = now() - interval '73 hours'");
        office.mails.failed(letter(), refusal(451, "451 later"));
        assertThat(office.state("ada")).isEqualTo("first 1 failed");

        long id = Long.parseLong(DATABASE.query("select id from mail"));
        assertThat(office.outbox.find(id).orElseThrow().attempts()).isEqualTo(4);
        assertThat(office.outbox.again(id, "console:kim")).isTrue();
        assertThat(office.outbox.again(id, "console:kim")).isFalse();
        office.send();
        assertThat(office.state("ada")).isEqualTo("first 1 sent");
        assertThat(office.outbox.count(MailState.SENT)).isOne();
    }

    @Test
    void a_crash_before_sending_costs_nothing_and_one_after_it_sends_once_more_with_the_same_id() throws Exception {
        office.claimed();
        endLease();
        Letter first = letter();
        String id = first.getMessageID();
        wire(first);
        endLease();

        Letter second = letter();
        assertThat(second.getMessageID()).isEqualTo(id).startsWith("<caravan.").endsWith("@orcid.example.org>");
        office.mails.sent(first);
        assertThat(office.state("ada")).as("who lost the lease says nothing").isEqualTo("first 1 leased");
        endLease();
        assertThat(office.mails.claim()).isEmpty();
        assertThat(office.state("ada")).as("not a third time").isEqualTo("first 1 failed");
    }

    @Test
    void silence_after_the_content_is_unclear_and_sends_once_more_only() throws Exception {
        for (String then : List.of("first 1 planned", "first 1 failed")) {
            Letter letter = letter();
            wire(letter);
            office.mails.failed(letter, new MessagingException("lost", new IOException("Connection reset")));
            assertThat(office.state("ada")).isEqualTo(then);
        }
    }

    @Test
    void ten_errors_in_a_row_stop_everything_until_somebody_resumes_and_one_success_begins_anew() throws Exception {
        for (int i = 0; i < 9; i++) {
            office.mails.failed(letter(), refusal(451, "451 later"));
        }
        office.send();
        assertThat(office.brake.standing().errors()).isZero();
        office.person("bob");
        office.invitations.plan("ask", "test");
        for (int i = 0; i < 10; i++) {
            office.mails.failed(letter(), new MessagingException("no", new IOException("Connection refused")));
        }

        assertThat(office.mails.claim()).isEmpty();
        assertThat(office.brake.standing().concern())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("10 errors", "Connection refused"));
        assertThat(office.brake.resume("console:kim")).isTrue();
        assertThat(office.brake.resume("console:kim")).isFalse();
        assertThat(office.brake.standing().concern()).isEmpty();
        office.send();
        assertThat(office.state("bob")).isEqualTo("first 1 sent");
        assertThat(DATABASE.query("select string_agg(action, ',' order by id) from audit where subject = 'mail'"))
                .contains("mail.brake,mail.resume");
    }

    @Test
    void what_was_claimed_before_the_brake_goes_back() throws Exception {
        MailLease lease = office.claimed();
        DATABASE.execute("update mail_brake set stopped_at = now(), errors = 10");

        assertThat(office.mails.letter(lease)).isNull();
        assertThat(DATABASE.query("select state || ' ' || attempts from mail")).isEqualTo("planned 0");
    }

    @Test
    void who_connected_or_opted_out_or_said_no_since_it_was_planned_gets_nothing() throws Exception {
        DATABASE.execute("update person set orcid = '0000-0002-1825-0097'");
        DATABASE.execute("""
                insert into token (person, orcid, scopes, access_token, fingerprint)
                select id, orcid, '/activities/update', 'x', 'mails-1' from person""");
        assertThat(office.mails.letter(office.claimed())).isNull();
        assertThat(office.state("ada")).isEqualTo("first 1 cancelled");

        office.person("bob");
        office.invitations.plan("ask", "test");
        DATABASE.execute(
                "insert into consent_event (person, kind) select id, 'denied' from person where person_id = 'bob'");
        assertThat(office.mails.letter(office.claimed())).isNull();
        assertThat(office.state("bob")).isEqualTo("first 1 cancelled");

        office.person("cyd");
        office.invitations.plan("ask", "test");
        MailLease lease = office.claimed();
        DATABASE.execute("insert into mail_barred (address, reason) values ('cyd@example.org', 'bounced')");
        assertThat(office.mails.letter(lease)).isNull();
        assertThat(office.state("cyd")).isEqualTo("first 1 suppressed");

        office.person("dan");
        office.invitations.plan("ask", "test");
        lease = office.claimed();
        DATABASE.execute("update person set email = null where person_id = 'dan'");
        assertThat(office.mails.letter(lease)).isNull();
        assertThat(office.state("dan")).isEqualTo("first 1 cancelled");
    }

    @Test
    void a_mail_waits_while_its_campaigns_file_is_not_in_order() throws Exception {
        MailLease lease = office.claimed();
        Files.delete(folder.resolve("ask.yaml"));

        assertThat(office.mails.letter(lease)).isNull();
        assertThat(office.state("ada")).isEqualTo("first 1 planned");
        office.campaign("ask", "limit: none");
        assertThat(office.mails.claim()).isEmpty();
    }

    @Test
    void an_address_that_is_none_ends_the_mail_and_disturbs_nobody() throws Exception {
        DATABASE.execute("update person set email = 'no address'");

        assertThat(office.mails.letter(office.claimed())).isNull();
        assertThat(office.state("ada")).isEqualTo("first 1 failed");
        assertThat(office.brake.standing().errors()).isZero();
        office.mails.failed(null, new IllegalStateException("nothing was begun"));
        office.mails.missed(new IllegalStateException("the database"));
        assertThat(office.brake.standing().errors()).isZero();
    }

    @Test
    void a_bounce_that_comes_later_bars_the_address_and_what_is_planned() throws Exception {
        office.send();
        office.invitations.invite("ask", "second", ada, "test");

        Bounces.Outcome outcome = office.bounces.cameBack("Ada@Example.org", "550 gone\r\nX: y", "cli:test");
        assertThat(outcome).isEqualTo(new Bounces.Outcome(true, ada.id(), 1));
        assertThat(office.state("ada")).isEqualTo("first 1 bounced, second 1 suppressed");
        assertThat(office.bounces
                        .cameBack("ada@example.org", "again", "cli:test")
                        .fresh())
                .isFalse();
        assertThat(office.bounces.all("", 1))
                .singleElement()
                .satisfies(barred -> assertThat(barred.detail()).isEqualTo("550 gone X: y"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> office.bounces.cameBack("x", "y", "z"))
                .isInstanceOf(CampaignRefused.class);
    }

    @Test
    void row_77_looking_at_an_opt_out_link_changes_nothing_and_pressing_the_button_ends_all_mails() throws Exception {
        Letter letter = letter();
        String token = wire(letter).replaceAll("(?s).*/orcid/mail/([A-Za-z0-9_-]{43}).*", "$1");
        office.mails.sent(letter);
        office.invitations.invite("ask", "second", ada, "test");

        for (int i = 0; i < 20; i++) {
            assertThat(office.optOut.look(token)).hasValueSatisfying(asker -> {
                assertThat(asker.out()).isFalse();
                assertThat(asker.hint()).isEqualTo("a…@example.org");
            });
        }
        assertThat(office.state("ada")).isEqualTo("first 1 sent, second 1 planned");
        assertThat(office.optOut.out(token))
                .hasValueSatisfying(asker -> assertThat(asker.out()).isTrue());
        assertThat(office.optOut.out(token))
                .hasValueSatisfying(asker -> assertThat(asker.out()).isTrue());
        assertThat(office.state("ada")).isEqualTo("first 1 sent, second 1 suppressed");
        assertThat(DATABASE.query("select count(*) from consent_event where kind = 'opted-out'"))
                .isEqualTo("1");
        assertThat(office.optOut.out("A".repeat(43))).isEmpty();
        assertThat(office.bounces.lift("ada@example.org", "test"))
                .as("only the person may")
                .isFalse();

        office.people.save(new Person(
                0, "ada", "Ada", "Example", "new@example.org", null, List.of(), null, null, java.util.Map.of()));
        office.ahead(java.time.Duration.ofDays(99));
        assertThat(office.invitations.rehearse("ask").mails())
                .as("a new address is no way around")
                .isEmpty();
    }

    @Test
    void a_planned_mail_can_be_cancelled_and_mails_can_be_looked_up() throws Exception {
        long id = Long.parseLong(DATABASE.query("select id from mail"));
        Outbox.Search planned = new Outbox.Search("ask", MailState.PLANNED, ada.id(), Long.MAX_VALUE, 10);

        assertThat(office.outbox.mails(planned)).singleElement().satisfies(mail -> {
            assertThat(mail.id()).isEqualTo(id);
            assertThat(mail.name()).isEqualTo("Ada Example");
            assertThat(mail.subject()).isNull();
        });
        assertThat(office.outbox.figures("ask")).containsEntry(MailState.PLANNED, 1L);
        assertThat(office.outbox.due("ask")).isOne();
        assertThat(office.outbox.cancel(id, "console:kim")).isTrue();
        assertThat(office.outbox.cancel(id, "console:kim")).isFalse();
        assertThat(office.outbox.mails(planned)).isEmpty();
        assertThat(office.outbox.find(id + 1)).isEmpty();
    }
}
