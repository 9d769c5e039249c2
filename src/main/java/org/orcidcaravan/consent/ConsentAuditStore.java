package org.orcidcaravan.consent;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Notes what happened in its transaction; nothing else may be locked in that after it (V7__audit_chain.sql). */
public final class ConsentAuditStore {
    private static final String NOTE =
            "insert into audit (actor, action, subject, detail) values (?, ?, ?, cast(? as jsonb))";

    private ConsentAuditStore() {}

    /** Adds a row; there are no tokens in the detail. */
    public static void note(Connection connection, String actor, String action, String subject, JsonObject detail)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setString(1, actor);
            statement.setString(2, action);
            statement.setString(3, subject);
            statement.setString(4, detail.toString());
            statement.executeUpdate();
        }
    }
}
