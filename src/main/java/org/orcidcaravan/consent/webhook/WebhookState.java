package org.orcidcaravan.consent.webhook;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a webhook is: docs/states.md draws it, and the column {@code webhook.state} allows nothing else. */
public enum WebhookState {
    /** To be registered. */
    WANTED,
    /** ORCID has it. */
    REGISTERED,
    /** To be taken back and registered anew: another address, or nothing was heard for long. */
    RENEWING,
    /** To be taken back: the researcher is no longer linked, or webhooks are off. Then the row goes. */
    LEAVING,
    /** ORCID refuses it for this record; wanted again after a while. */
    REFUSED;

    /** The name in the database: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of this name. */
    static WebhookState named(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state '" + text + "' of a webhook"));
    }

    /** The state that a webhook begins in. */
    public static Set<WebhookState> first() {
        return EnumSet.of(WANTED);
    }

    /** Whether the row goes from here when ORCID has answered, or before it was ever asked. */
    public boolean isLast() {
        return this == LEAVING || this == WANTED;
    }

    /** The states that it can go to from here. */
    public Set<WebhookState> next() {
        return switch (this) {
            case WANTED -> EnumSet.of(REGISTERED, RENEWING, REFUSED, LEAVING);
            case REGISTERED -> EnumSet.of(RENEWING, LEAVING);
            case RENEWING -> EnumSet.of(WANTED, LEAVING);
            case LEAVING -> EnumSet.of(RENEWING);
            case REFUSED -> EnumSet.of(WANTED, RENEWING, LEAVING);
        };
    }
}
