package org.orcidcaravan.consent.connect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentAuditStore;
import org.orcidcaravan.consent.NewToken;
import org.orcidcaravan.consent.TokenIntakeStore;
import org.orcidcaravan.orcid.OrcidId;

/** Puts a grant where it belongs, in the caller's transaction: the token into the vault, the rest into its rows. */
@ApplicationScoped
class PermissionStore {
    private static final String ASKED = """
            select r.id, r.consent_text, t.id, t.orcid, t.scopes
            from authorization_request r join token t on t.id = r.token and t.state = 'pending'
            where r.session = ? and t.person = ? and r.outcome = 'other-id'
            order by r.id desc limit 1
            for update
            """;

    private final TokenIntakeStore tokens;

    PermissionStore(TokenIntakeStore tokens) {
        this.tokens = tokens;
    }

    /** The question whether another iD than the linked one is the person's. */
    record Asked(long journey, String consentText, long token, OrcidId orcid, String scopes) {}

    Optional<Asked> asked(Connection connection, long session, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ASKED)) {
            statement.setLong(1, session);
            statement.setLong(2, person);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Asked(
                                row.getLong(1),
                                row.getString(2),
                                row.getLong(3),
                                OrcidId.parse(row.getString(4)).orElseThrow(),
                                row.getString(5)))
                        : Optional.empty();
            }
        }
    }

    /** The id of the token's row; null when it was kept before. */
    @Nullable
    Long keep(Connection connection, Grants.Traveller who, Grant grant, Outcome outcome) throws SQLException {
        NewToken token =
                new NewToken(who.person(), grant.orcid(), grant.scopes(), grant.access(), grant.refresh(), null);
        String state = outcome == Outcome.CONNECTED ? "valid" : "pending";
        Optional<Long> id = tokens.give(connection, token, state);
        if (outcome == Outcome.CONNECTED) {
            GrantStore.link(connection, who.person(), grant.orcid());
        }
        if (id.isEmpty()) {
            return null;
        }
        GrantStore.expire(connection, id.get(), grant.seconds());
        if (outcome == Outcome.CONNECTED) {
            GrantStore.supersede(connection, who.person(), id.get());
        } else if (outcome == Outcome.TAKEN) {
            GrantStore.decline(connection, id.get(), "Another person here has the iD.");
        }
        return id.get();
    }

    static void note(Connection connection, Grants.Traveller who, Outcome outcome, JsonObject detail)
            throws SQLException {
        if (outcome == Outcome.CONNECTED) {
            ConsentEventStore.add(
                    connection, new ConsentEvent(who.person(), ConsentEvent.Kind.CONNECTED, detail, who.consentText()));
        }
        String action = outcome == Outcome.CONNECTED ? "permission.granted" : "permission." + outcome.text();
        audit(connection, who.person(), action, detail);
    }

    static void audit(Connection connection, long person, String action, JsonObject detail) throws SQLException {
        audit(connection, "person:" + person, action, detail);
    }

    static void audit(Connection connection, String subject, String action, JsonObject detail) throws SQLException {
        ConsentAuditStore.note(connection, subject, action, subject, detail);
    }
}
