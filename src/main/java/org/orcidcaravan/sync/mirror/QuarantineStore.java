package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** Keys and rows that are not what they should be, kept for an operator to look at. */
@ApplicationScoped
public class QuarantineStore {
    private static final String ADD = """
            insert into quarantined (mirror_id, origin, content, reason, first_seen, last_seen)
            values (?, ?, ?, ?, now(), now())
            on conflict (mirror_id, origin, content) do update
            set reason = excluded.reason, last_seen = now(), times = quarantined.times + 1
            """;

    /** Adds to the quarantine within the caller's transaction. */
    public void add(Connection connection, int mirror, Collection<Refusal> refused) throws SQLException {
        if (refused.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            for (Refusal refusal : refused) {
                statement.setInt(1, mirror);
                statement.setString(2, refusal.origin());
                statement.setString(3, refusal.printable());
                statement.setString(4, refusal.reason());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
