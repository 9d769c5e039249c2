package org.orcidcaravan.consent.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;

class LettersTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void an_office() throws Exception {
        DATABASE.execute("delete from person");
        DATABASE.execute("update mail_brake set errors = 0, stopped_at = null, next_at = '-infinity'");
        office = new Office(DATABASE, folder);
        office.campaign("ask", Office.INVITATION);
    }

    private MimeMessage arrived() throws Exception {
        office.invitations.plan("ask", "test");
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        office.send().writeTo(wire);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(wire.toByteArray()));
    }

    private List<String> findings() {
        return office.campaigns.find("ask").orElseThrow().findings().stream()
                .map(CampaignFile.Finding::toString)
                .toList();
    }

    @Test
    void a_mail_has_links_of_its_own_and_says_how_to_opt_out_with_one_click() throws Exception {
        office.person("ada", "Ada", "Müller", "ada@example.org");
        MimeMessage mail = arrived();

        assertThat(mail.getSubject()).isEqualTo("Ada, connect");
        assertThat(mail.getHeader("To", null)).contains("<ada@example.org>");
        assertThat(mail.getFrom()[0]).hasToString("ORCID team <orcid@example.org>");
        assertThat(mail.getReplyTo()[0]).hasToString("library@example.org");
        assertThat(mail.getHeader("List-Unsubscribe", null))
                .matches("<https://orcid\\.example\\.org/orcid/mail/[A-Za-z0-9_-]{43}>");
        assertThat(mail.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        String text = mail.getContent().toString();
        assertThat(text).contains("Dear Ada Müller,").contains("https://orcid.example.org/orcid/mail/");
        String link = text.replaceAll("(?s).*/orcid/invitation/([A-Za-z0-9_-]{43}).*", "$1");
        assertThat(office.links.look(link)).isPresent();
    }

    @Test
    void a_name_can_begin_no_other_header_and_no_html() throws Exception {
        office.html("ask", "en", "<p>Dear {name}, <a href=\"{link}\">go</a> <a href=\"{optOut}\">out</a></p>");
        office.person(
                "eve", "Eve\r\nBcc: all@example.org", "<img src=x onerror=alert(1)>\u2028X-Evil: 1", "eve@example.org");
        MimeMessage mail = arrived();

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(mail.getSubject()).isEqualTo("Eve Bcc: all@example.org, connect");
        assertThat(mail.getAllRecipients()).hasSize(1);
        MimeMultipart both = (MimeMultipart) mail.getContent();
        assertThat(both.getContentType()).startsWith("multipart/alternative");
        assertThat(both.getBodyPart(0).getContent().toString()).contains("Eve Bcc: all@example.org");
        assertThat(both.getBodyPart(1).getContent().toString())
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img");
    }

    @Test
    void somebodys_language_is_spoken_when_there_is_a_template_in_it() throws Exception {
        office.person("ada");
        DATABASE.execute("update person set raw = '{\"language\": \"de\"}'");
        assertThat(office.invitations.rehearse("ask").going())
                .extracting(Intended::subject)
                .containsExactly("Verbinden");
        DATABASE.execute("update person set raw = '{\"language\": \"fi\"}'");
        assertThat(office.invitations.rehearse("ask").going())
                .extracting(Intended::language)
                .containsExactly("en");
        assertThat(office.previews.of("ask"))
                .extracting(one -> one.part() + " " + one.language() + " " + one.subject())
                .containsExactly(
                        "first en Ada, connect", "first de Verbinden", "second en Ada, connect", "second de Verbinden");
    }

    @Test
    void a_template_that_is_not_in_order_is_told_with_its_line() {
        office.template("ask", "en", "Subject: x\n{link}\n{optOut}\n{nmae}\n");
        assertThat(findings())
                .singleElement()
                .asString()
                .startsWith("templates/ask.en.txt:4: ")
                .contains("{familyName}, {from}, {givenName}");
        office.template("ask", "en", "Dear {name}\n{link}\n{optOut}\n");
        assertThat(findings())
                .containsExactly("templates/ask.en.txt:1: The first line has to be the subject: write Subject: …");
        office.template("ask", "en", "Subject: x\n{link}\n");
        assertThat(findings()).singleElement().asString().contains("{optOut} is missing");
        office.template("ask", "en", "Subject: x\n{optOut}\n");
        assertThat(findings()).singleElement().asString().contains("{link} is missing");
        office.template("ask", "en", "Subject: x\n{link}\n{optOut}\n");
        office.html("ask", "en", "<p>{link}\n{optOut}\n<img src='https://example.org/p.gif'></p>");
        assertThat(findings())
                .containsExactly("templates/ask.en.html:3: Nothing may be fetched when the mail is read,"
                        + " and nothing run: take the picture, script or style sheet out.");
        office.html("ask", "en", "<p>{link} {optOut}</p>");
        assertThat(findings()).isEmpty();
        office.campaign("ask", Office.INVITATION.replace("[en, de]", "[en, fi]"));
        assertThat(findings())
                .containsExactly("templates/ask.fi.txt:1: The file is missing, or cannot be read as UTF-8: write it.");
    }

    @Test
    void a_template_reaches_no_java_object_and_writes_nothing_unescaped() {
        for (String expression : List.of(
                "{name.class}",
                "{name.getClass}",
                "{name.raw}",
                "{name.safe}",
                "{config:x}",
                "{inject:x}",
                "{#eval name /}",
                "{#include other /}")) {
            office.template("ask", "en", "Subject: x\n{link}\n{optOut}\n" + expression + "\n");
            assertThat(findings()).as(expression).isNotEmpty();
        }
        assertThatThrownBy(() -> office.templates.render("ask", "en", Words.sample()))
                .isInstanceOf(LetterUnfit.class);
        assertThatThrownBy(() -> office.templates.render("none", "en", Words.sample()))
                .isInstanceOf(LetterUnfit.class);
    }

    @Property(tries = 300)
    void whatever_is_in_a_name_there_is_one_line(@ForAll String name) {
        assertThat(LetterTemplates.oneLine(name))
                .doesNotContain("\r", "\n", "\u0000", "\u2028")
                .hasSameSizeAs(LetterTemplates.oneLine(name).strip());
    }

    @Property(tries = 300)
    void what_passes_for_an_address_is_one_and_nothing_else(@ForAll String text) {
        for (String candidate : List.of(text, text + "@example.org", "ada@" + text, "a\r\n" + text + "@b.org")) {
            if (Letters.isAddress(candidate)) {
                assertThat(candidate).doesNotContainAnyWhitespaces().doesNotContain(",", ";", "<", ">");
                assertThat(candidate.getBytes(StandardCharsets.UTF_8)).doesNotContain((byte) '\n', (byte) '\r');
            }
        }
        assertThat(Letters.isAddress("ada@example.org")).isTrue();
    }

    @Test
    void the_shipped_campaigns_are_in_order() {
        CampaignSettings shipped = new Office.Folder(Path.of("campaigns"));
        CampaignSettings nowhere = new Office.Folder(Path.of("nowhere"));
        Campaigns campaigns = new Campaigns(shipped, new LetterTemplates(shipped));

        assertThat(campaigns.all())
                .extracting(CampaignFile::name)
                .containsExactly("consent-again", "invitation", "works-to-choose");
        assertThat(campaigns.all()).flatExtracting(CampaignFile::findings).isEmpty();
        assertThat(new Campaigns(nowhere, new LetterTemplates(nowhere)).all()).isEmpty();
    }
}
