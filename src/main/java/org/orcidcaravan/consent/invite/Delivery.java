package org.orcidcaravan.consent.invite;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * What a failure to send means (RFC 5321, section 4.2; RFC 3463 for the codes with dots).
 *
 * @param message what was said, in one line, without addresses' neighbours: for operators
 */
record Delivery(Kind kind, String message) {
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);
    private static final Pattern ENHANCED = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
    private static final int PERMANENT = 500;
    private static final int SHUTTING_DOWN = 421;
    private static final int LONGEST = 500;

    /** What is to be done. */
    enum Kind {
        /** The address takes no mail: never again. */
        BOUNCED,
        /** This mail now, or this recipient now: later. */
        LATER,
        /** The server cannot be reached, or takes nothing: nobody's mail goes now. */
        OUTAGE,
        /** It may have arrived. */
        UNCLEAR
    }

    /** @param handedOver whether the content had begun to go over the wire */
    static Delivery of(Throwable failure, boolean handedOver) {
        String message = message(failure);
        Optional<SMTPAddressFailedException> recipient = in(failure, SMTPAddressFailedException.class);
        if (recipient.isPresent()) {
            return new Delivery(
                    recipient(
                            recipient.get().getReturnCode(),
                            String.valueOf(recipient.get().getMessage())),
                    message);
        }
        Optional<SMTPSendFailedException> refusal = in(failure, SMTPSendFailedException.class);
        if (refusal.isPresent() && refusal.get().getReturnCode() > 0) {
            return new Delivery(
                    refusal.get().getReturnCode() == SHUTTING_DOWN || !handedOver ? Kind.OUTAGE : Kind.LATER, message);
        }
        if (handedOver) {
            return new Delivery(Kind.UNCLEAR, message);
        }
        return new Delivery(isServers(failure) ? Kind.OUTAGE : Kind.LATER, message);
    }

    /** A code with dots says more: 5.1 is the address, 5.2 the mailbox, 5.7 a rule of the server's, which is not theirs. */
    private static Kind recipient(int code, String said) {
        if (code < PERMANENT) {
            return code == SHUTTING_DOWN ? Kind.OUTAGE : Kind.LATER;
        }
        Matcher enhanced = ENHANCED.matcher(said);
        if (enhanced.find()) {
            boolean address = enhanced.group(2).equals("1");
            boolean disabled =
                    enhanced.group(2).equals("2") && enhanced.group(3).equals("1");
            return address || disabled ? Kind.BOUNCED : Kind.LATER;
        }
        return NO_SUCH_MAILBOX.contains(code) ? Kind.BOUNCED : Kind.LATER;
    }

    private static boolean isServers(Throwable failure) {
        return in(failure, MailConnectException.class).isPresent()
                || in(failure, AuthenticationFailedException.class).isPresent()
                || in(failure, IOException.class).isPresent()
                || in(failure, MessagingException.class)
                        .filter(trouble -> trouble.getNextException() == null)
                        .isPresent();
    }

    private static <T extends Throwable> Optional<T> in(Throwable failure, Class<T> type) {
        return chain(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Jakarta Mail hangs one reason on the other by itself. */
    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(
                failure,
                Objects::nonNull,
                one -> one instanceof MessagingException mail && mail.getNextException() != null
                        ? mail.getNextException()
                        : one.getCause());
    }

    private static String message(Throwable failure) {
        Throwable last =
                chain(failure).reduce(failure, (first, second) -> second.getMessage() == null ? first : second);
        String line = LetterTemplates.oneLine(
                last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage());
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
