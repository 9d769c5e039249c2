package org.orcidcaravan.simulator.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static MimeMessage mail(Mailbox mailbox) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(mailbox.smtpPort()));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom("orcid@example.org");
        mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress("ada@example.org"));
        return mail;
    }

    private static String page(Mailbox mailbox) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(mailbox.page()).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void what_is_mailed_is_shown_with_links_to_follow_and_nothing_of_it_is_html() throws Exception {
        try (Mailbox mailbox = Mailbox.open(0, InstantSource.fixed(NOW))) {
            assertThat(page(mailbox)).contains("Nothing was mailed yet");
            MimeMessage mail = mail(mailbox);
            mail.setSubject("Über <b>alles</b>", "UTF-8");
            MimeMultipart both = new MimeMultipart("alternative");
            MimeBodyPart plain = new MimeBodyPart();
            plain.setText("Grüße\n.ein Punkt\nhttp://localhost:8080/orcid/invitation/abc?x=1\n", "UTF-8");
            both.addBodyPart(plain);
            MimeBodyPart rich = new MimeBodyPart();
            rich.setText("<p>rich</p>", "UTF-8", "html");
            both.addBodyPart(rich);
            mail.setContent(both);
            Transport.send(mail);

            assertThat(mailbox.mails()).singleElement().satisfies(received -> {
                assertThat(received.to()).isEqualTo("ada@example.org");
                assertThat(received.from()).isEqualTo("orcid@example.org");
                assertThat(received.at()).isEqualTo(NOW);
                assertThat(received.text()).contains("Grüße", "\n.ein Punkt");
                assertThat(received.links()).containsExactly("http://localhost:8080/orcid/invitation/abc?x=1");
            });
            assertThat(page(mailbox))
                    .contains(
                            "Über &lt;b&gt;alles&lt;/b&gt;",
                            "<a href=\"http://localhost:8080/orcid/invitation/abc?x=1\">")
                    .doesNotContain("<b>", "<p>rich");
        }
    }

    @Test
    void several_mails_of_one_conversation_are_shown_the_newest_first() throws Exception {
        try (Mailbox mailbox = Mailbox.open(0, InstantSource.fixed(NOW))) {
            for (String subject : new String[] {"first", "second"}) {
                MimeMessage mail = mail(mailbox);
                mail.setSubject(subject);
                mail.setText("text");
                Transport.send(mail);
            }

            assertThat(page(mailbox)).containsSubsequence("<h2>second", "<h2>first");
        }
    }

    @Test
    void what_is_no_mail_is_shown_as_it_came() {
        ReceivedMail received = ReceivedMail.of(
                NOW,
                "x@example.org",
                "Content-Type: multipart/mixed; boundary=\r\n\r\nx"
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(received.to()).isEqualTo("x@example.org");
        assertThat(received.links()).isEmpty();
    }
}
