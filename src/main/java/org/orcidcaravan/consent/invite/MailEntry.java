package org.orcidcaravan.consent.invite;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail, as operators look at it.
 *
 * @param subject null: not written yet
 * @param message what the mail server or this service said last
 */
public record MailEntry(
        long id,
        String campaign,
        String part,
        int round,
        MailState state,
        String personId,
        @Nullable String name,
        String address,
        @Nullable String subject,
        String why,
        @Nullable String message,
        String messageId,
        int attempts,
        Instant plannedAt,
        @Nullable Instant dueAt,
        @Nullable Instant sentAt) {}
