package org.orcidcaravan.consent.webhook;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where the news of a record is: docs/states.md draws it, and {@code webhook_notice.state} allows nothing else. */
public enum NoticeState {
    /** The record is to be read. */
    WAITING,
    /** Somebody reads it, for as long as the lease lasts. */
    READING,
    /** It was read after the last call. */
    READ,
    /** Given up: what ORCID shows cannot be read. The next call tries anew. */
    UNREADABLE;

    /** The name in the database: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that it begins in. */
    public static Set<NoticeState> first() {
        return EnumSet.of(WAITING);
    }

    /** The states that it can go to from here. */
    public Set<NoticeState> next() {
        return switch (this) {
            case WAITING -> EnumSet.of(READING);
            case READING -> EnumSet.of(WAITING, READ, UNREADABLE);
            case READ, UNREADABLE -> EnumSet.of(WAITING);
        };
    }
}
