package org.orcidcaravan.consent.invite;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.consent.invite.Delivery.Kind;

class DeliveryTest {
    private static final Address[] NOBODY = {};

    private static MessagingException recipient(int code, String said) throws AddressException {
        return new SendFailedException(
                "Invalid Addresses",
                new SMTPAddressFailedException(
                        new InternetAddress("ada@example.org"), "RCPT TO:<ada@example.org>", code, said));
    }

    @ParameterizedTest(name = "{1} is {2}")
    @CsvSource({
        "550, 550 No such user, BOUNCED",
        "551, 551 User not local, BOUNCED",
        "553, 553 Mailbox name not allowed, BOUNCED",
        "550, 550 5.1.1 User unknown, BOUNCED",
        "550, 550 5.2.1 Mailbox disabled, BOUNCED",
        "550, 550 5.7.1 Relaying denied, LATER",
        "554, 554 Transaction failed, LATER",
        "552, 552 5.2.2 Mailbox full, LATER",
        "450, 450 4.2.0 Greylisted, LATER",
        "421, 421 Too many connections, OUTAGE"
    })
    void an_answer_about_the_recipient(int code, String said, Kind kind) throws Exception {
        Delivery delivery = Delivery.of(recipient(code, said), false);

        assertThat(delivery.kind()).isEqualTo(kind);
        assertThat(delivery.message()).isEqualTo(said);
    }

    @Test
    void an_answer_about_the_content_is_for_later_and_silence_after_it_is_unclear() {
        SMTPSendFailedException refused =
                new SMTPSendFailedException(".", 452, "452 No room", null, NOBODY, NOBODY, NOBODY);

        assertThat(Delivery.of(refused, true).kind()).isEqualTo(Kind.LATER);
        assertThat(Delivery.of(refused, false).kind()).as("before the content").isEqualTo(Kind.OUTAGE);
        assertThat(Delivery.of(new MessagingException("x", new SocketTimeoutException("Read timed out")), true))
                .isEqualTo(new Delivery(Kind.UNCLEAR, "Read timed out"));
        assertThat(Delivery.of(new IllegalStateException("the database"), true).kind())
                .isEqualTo(Kind.UNCLEAR);
    }

    @Test
    void a_server_that_cannot_be_reached_is_nobodys_fault() {
        assertThat(Delivery.of(new MessagingException("Could not connect", new IOException("refused")), false)
                        .kind())
                .isEqualTo(Kind.OUTAGE);
        assertThat(Delivery.of(new AuthenticationFailedException("535 no"), false))
                .isEqualTo(new Delivery(Kind.OUTAGE, "535 no"));
        assertThat(Delivery.of(new IllegalStateException(), false))
                .isEqualTo(new Delivery(Kind.LATER, "IllegalStateException"));
    }

    @Test
    void what_was_said_has_one_line_and_an_end() {
        assertThat(Delivery.of(new MessagingException("a\r\nb\u2028" + "c".repeat(900)), false)
                        .message())
                .startsWith("a b c")
                .hasSize(500);
    }
}
