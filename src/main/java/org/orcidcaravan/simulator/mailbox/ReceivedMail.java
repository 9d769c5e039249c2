package org.orcidcaravan.simulator.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A mail that somebody sent.
 *
 * @param to as the envelope says
 * @param text the plain part
 */
public record ReceivedMail(Instant at, String to, String from, String subject, String text) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    /** From what came over the wire; what cannot be read is shown as it came. */
    static ReceivedMail of(Instant at, String to, byte[] content) {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
            String from = message.getFrom() == null ? "" : MimeUtility.decodeText(message.getFrom()[0].toString());
            String subject = message.getSubject() == null ? "" : message.getSubject();
            return new ReceivedMail(at, to, from, subject, text(message));
        } catch (MessagingException | IOException unreadable) {
            return new ReceivedMail(at, to, "", "", new String(content, StandardCharsets.UTF_8));
        }
    }

    /** The addresses in its text, in their order. */
    public List<String> links() {
        return LINK.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String inner = text(parts.getBodyPart(i));
                if (!inner.isEmpty()) {
                    return inner;
                }
            }
            return "";
        }
        return part.isMimeType("text/plain") ? content.toString() : "";
    }
}
