package org.orcidcaravan.consent.invite;

import org.jspecify.annotations.Nullable;

/**
 * A mail that is due.
 *
 * @param subject as it would be; empty when it was not rendered
 * @param why it is due, in words
 * @param leftOut why it is not sent all the same; null: it is
 */
public record Intended(
        long person,
        String personId,
        String name,
        String address,
        String part,
        int round,
        String language,
        String subject,
        String why,
        @Nullable String leftOut) {}
