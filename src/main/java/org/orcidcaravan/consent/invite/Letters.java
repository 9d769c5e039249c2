package org.orcidcaravan.consent.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage.RecipientType;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.Unguessable;
import org.orcidcaravan.consent.invite.LetterTemplates.Rendered;
import org.orcidcaravan.consent.link.PersonalLinks;

/** Writes the mails: with a personal link, and one to opt out by; without anything that tells us who reads them. */
@ApplicationScoped
public class Letters {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String WORD = "[^\\s\\p{Z}\\p{C},;<>()\\[\\]\"\\\\@]+";
    private static final Pattern ADDRESS = Pattern.compile(WORD + "@" + WORD);
    private static final int KEY_LENGTH = 32;

    private final LetterTemplates templates;
    private final PersonalLinks links;
    private final OptOut optOut;
    private final MailSettings settings;
    private final PortalAddress portal;
    private final InstantSource clock;

    public Letters(
            LetterTemplates templates,
            PersonalLinks links,
            OptOut optOut,
            MailSettings settings,
            PortalAddress portal,
            InstantSource clock) {
        this.templates = templates;
        this.links = links;
        this.optOut = optOut;
        this.settings = settings;
        this.portal = portal;
        this.clock = clock;
    }

    /** Whether it is one address, and nothing else. */
    public static boolean isAddress(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return false;
        }
        try {
            new InternetAddress(text, true).validate();
            return true;
        } catch (AddressException notOne) {
            return false;
        }
    }

    /** The same for the same mail, whoever plans it and whenever: RFC 5322, section 3.6.4. */
    String messageId(String campaign, Intended mail) {
        String key =
                campaign + "\n" + mail.part() + "\n" + mail.personId() + "\n" + mail.person() + "\n" + mail.round();
        String digest = HexFormat.of().formatHex(Unguessable.hash(key)).substring(0, KEY_LENGTH);
        return "<caravan." + digest + "@" + portal.host() + ">";
    }

    /**
     * How a mail looks to somebody, with links that lead nowhere.
     *
     * @throws LetterUnfit when the template is not in order
     */
    public Rendered preview(String template, String language, Person person) {
        return templates.render(
                template,
                language,
                Words.of(
                        person,
                        portal.link("/orcid/invitation/PERSONAL-LINK"),
                        portal.link("/orcid/mail/OPT-OUT"),
                        settings.fromName()));
    }

    /**
     * Writes one.
     *
     * @throws LetterUnfit when the address, or the template, is not in order
     */
    Letter write(MailLease lease, Campaign campaign, Campaign.Part part, Recipient to) {
        if (!isAddress(to.address())) {
            throw new LetterUnfit("The address of " + to.name() + " is no address: correct it, then send again.", null);
        }
        String link =
                portal.link("/orcid/invitation/" + links.issue(to.person().id(), campaign.linkLife(), campaign.name()));
        String leave = portal.link("/orcid/mail/" + optOut.issue(lease.id()));
        Rendered rendered = templates.render(
                part.template(),
                campaign.language(to.language()),
                Words.of(to.person(), link, leave, settings.fromName()));
        try {
            Letter letter = new Letter(lease, to.address());
            head(letter, to, rendered.subject(), leave);
            body(letter, rendered);
            letter.saveChanges();
            // Saving gives it another one.
            letter.setHeader("Message-ID", lease.messageId());
            return letter;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new LetterUnfit("The mail to " + to.name() + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void head(Letter letter, Recipient to, String subject, String leave)
            throws MessagingException, UnsupportedEncodingException {
        String from = settings.from().orElseThrow(() -> new LetterUnfit("Set caravan.mail.from, the sender.", null));
        letter.setFrom(new InternetAddress(from, LetterTemplates.oneLine(settings.fromName()), UTF_8));
        if (settings.replyTo().isPresent()) {
            letter.setReplyTo(InternetAddress.parse(settings.replyTo().get(), true));
        }
        letter.setRecipient(
                RecipientType.TO, new InternetAddress(to.address(), LetterTemplates.oneLine(to.name()), UTF_8));
        letter.setSubject(subject, UTF_8);
        letter.setSentDate(Date.from(clock.instant()));
        // RFC 8058: mail programs offer to opt out with one click.
        letter.setHeader("List-Unsubscribe", "<" + leave + ">");
        letter.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        // RFC 3834: nobody's machine answers this.
        letter.setHeader("Auto-Submitted", "auto-generated");
    }

    private static void body(Letter letter, Rendered rendered) throws MessagingException {
        String html = rendered.html();
        if (html == null) {
            letter.setText(rendered.text(), UTF_8);
            return;
        }
        MimeMultipart both = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(rendered.text(), UTF_8);
        both.addBodyPart(plain);
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, UTF_8, "html");
        both.addBodyPart(rich);
        letter.setContent(both);
    }
}
