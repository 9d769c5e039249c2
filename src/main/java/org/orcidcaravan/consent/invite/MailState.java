package org.orcidcaravan.consent.invite;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a mail is: docs/states.md draws it, and the column {@code mail.state} allows nothing else. */
public enum MailState {
    /** To be sent when its time has come and its campaign may send. */
    PLANNED,
    /** A worker has it, for as long as the lease lasts. */
    LEASED,
    /** The mail server took it. */
    SENT,
    /** Given up: three days of trying, or two attempts of which nobody knows whether they arrived. */
    FAILED,
    /** The mail server said at once, or somebody said later, that the address takes no mail. */
    BOUNCED,
    /** The person wants no mails, or the address takes none. */
    SUPPRESSED,
    /** No longer needed: the person has connected, or an operator said so. */
    CANCELLED;

    /** The name in the database and in the API: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of this name. */
    public static MailState named(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state '" + text + "' of a mail"));
    }

    /** Whether something will become of it without anybody's doing. */
    public boolean isOpen() {
        return this == PLANNED || this == LEASED;
    }

    /** The state that a mail begins in. */
    public static Set<MailState> first() {
        return EnumSet.of(PLANNED);
    }

    /** The states that it can go to from here. */
    public Set<MailState> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(LEASED, SUPPRESSED, CANCELLED);
            case LEASED -> EnumSet.of(PLANNED, SENT, FAILED, BOUNCED, SUPPRESSED, CANCELLED);
            case SENT -> EnumSet.of(BOUNCED);
            case FAILED -> EnumSet.of(PLANNED);
            case BOUNCED, SUPPRESSED, CANCELLED -> EnumSet.noneOf(MailState.class);
        };
    }
}
