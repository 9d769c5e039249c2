package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Operator;

/**
 * An operator.
 *
 * @param provided signs in with the OpenID provider, which also says the role
 * @param failures to sign in, in a row
 * @param pausedUntil after too many of them
 * @param lockedAt since an admin locked them out
 */
@Schema(description = "Somebody who operates this installation.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OperatorEntry(
        String login,
        String name,

        @Schema(enumeration = {"viewer", "operator", "admin"})
        String role,

        boolean provided,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        int failures,
        @Nullable Instant pausedUntil,
        @Nullable Instant lockedAt) {
    static OperatorEntry of(Operator operator) {
        return new OperatorEntry(
                operator.login(),
                operator.name(),
                operator.role().text(),
                operator.provided(),
                operator.createdAt(),
                operator.lastSignInAt(),
                operator.barred().failures(),
                operator.barred().pausedUntil(),
                operator.barred().lockedAt());
    }

    /** All operators; there are few, so there is no next page. */
    @Schema(description = "All operators, by login.")
    record All(List<OperatorEntry> items) {}

    /** Somebody to be made. */
    @Schema(description = "An operator to be made, who signs in with a password.")
    record Wanted(
            @Nullable String login,
            @Nullable String name,

            @Schema(enumeration = {"viewer", "operator", "admin"}) @Nullable
            String role,

            @Schema(description = "12 characters at least, 72 bytes at most.") @Nullable
            String password) {}

    /** What is to be another way. */
    @Schema(description = "What is to be another way; what is left out stays.")
    record Change(
            @Nullable String name,

            @Schema(enumeration = {"viewer", "operator", "admin"}) @Nullable
            String role,

            @Nullable String password,

            @Schema(description = "Whether they may not sign in; false also ends a pause.") @Nullable
            Boolean locked) {}

    /**
     * Sessions that are no more.
     *
     * @param sessions how many there were
     */
    @Schema(description = "How many sessions were ended.")
    record Ended(int sessions) {}
}
