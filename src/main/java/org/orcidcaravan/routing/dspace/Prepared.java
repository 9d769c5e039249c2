package org.orcidcaravan.routing.dspace;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.source.dspace.row.Profile;
import org.orcidcaravan.source.dspace.row.QueueRow;

/**
 * A row whose owner has an iD and a token, and which says what to do.
 *
 * @param operation INSERT, UPDATE or DELETE
 */
record Prepared(QueueRow row, String operation, String orcid, Secret token) {
    /** A row, or why nothing can be sent for it, in the words of DSpace's script. */
    record Attempt(@Nullable Prepared prepared, @Nullable RowOutcome outcome) {
        Prepared ready() {
            return Objects.requireNonNull(prepared);
        }
    }

    static Attempt of(QueueRow row, Profile profile) {
        String orcid = profile.orcid();
        String token = profile.token();
        if (orcid == null) {
            return refused("The related profileItem item (id = " + profile.id() + ") does not have an orcid");
        }
        if (token == null) {
            return refused("The related profileItem item (id = " + profile.id() + ") does not have an access token");
        }
        String operation = row.operation();
        if (operation == null || !isKnown(operation)) {
            return refused("The orcid queue record with id " + row.id() + "  has no operation defined");
        }
        return OrcidId.parse(orcid.strip())
                .map(id -> new Attempt(new Prepared(row, operation, id.toString(), new Secret(token)), null))
                .orElseGet(() ->
                        refused("The related profileItem item (id = " + profile.id() + ") has an orcid that is none"));
    }

    static boolean isKnown(String operation) {
        return switch (operation) {
            case "INSERT", "UPDATE", "DELETE" -> true;
            default -> false;
        };
    }

    private static Attempt refused(String why) {
        return new Attempt(null, RowOutcome.unsent(unexpected(why)));
    }

    static String unexpected(String why) {
        return "An unexpected error occurs during the synchronization: " + why;
    }
}
