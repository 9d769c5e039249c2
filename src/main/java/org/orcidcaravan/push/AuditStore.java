package org.orcidcaravan.push;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Notes acts in the transaction in which they happen. Rows are only ever added. */
final class AuditStore {
    private static final String NOTE =
            "insert into audit (actor, action, subject, detail) values (?, ?, ?, cast(? as jsonb)) returning id";

    private AuditStore() {}

    /** The row's id. */
    static long note(Connection connection, Act act) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setString(1, act.actor());
            statement.setString(2, act.action());
            statement.setString(3, act.subject());
            statement.setString(4, act.detail().toString());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
