package org.orcidcaravan.access.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.AccessTrouble;

/** The rows of the audit. The database chains them, and lets none be changed. */
@ApplicationScoped
public class AuditStore {
    private static final String NOTE =
            "insert into audit (actor, action, subject, detail) values (?, ?, ?, cast(? as jsonb))";

    private static final String COLUMNS =
            "select id, at, actor, action, subject, cast(detail as text), previous, hash from audit ";

    private static final String PAGE = COLUMNS + """
            where id < ? and (? is null or subject like ?) and (? is null or actor like ?) and (? is null or action like ?)
              and (cast(? as timestamptz) is null or at >= ?)
            order by id desc
            limit ?
            """;

    private static final String ALL = COLUMNS + "order by id";
    private static final int AT_ONCE = 1_000;

    private final DataSource database;

    public AuditStore(DataSource database) {
        this.database = database;
    }

    /** Notes an act in its transaction; nothing else may be locked in that after it (V7__audit_chain.sql). */
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

    /** The newest first, of those with a lower id. */
    List<AuditRow> page(AuditFilter filter, long before, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, before);
            like(statement, 2, filter.subject());
            like(statement, 4, filter.actor());
            like(statement, 6, filter.action());
            Timestamp since = filter.since() == null ? null : Timestamp.from(filter.since());
            statement.setTimestamp(8, since);
            statement.setTimestamp(9, since);
            statement.setInt(10, limit);
            List<AuditRow> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(read(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new AccessTrouble("Failed to read the audit", e);
        }
    }

    /** All rows as they are at one moment, the oldest first, until one is not wanted. */
    void each(Predicate<AuditRow> wanted) {
        try (Connection connection = database.getConnection()) {
            // The driver reads in parts only within a transaction.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(ALL)) {
                statement.setFetchSize(AT_ONCE);
                try (ResultSet row = statement.executeQuery()) {
                    boolean more = true;
                    while (more && row.next()) {
                        more = wanted.test(read(row));
                    }
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new AccessTrouble("Failed to read the audit", e);
        }
    }

    private static void like(PreparedStatement statement, int at, @Nullable String wanted) throws SQLException {
        String pattern = wanted == null
                ? null
                : wanted.replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                        .replaceAll("\\*$", "%");
        statement.setString(at, pattern);
        statement.setString(at + 1, pattern);
    }

    private static AuditRow read(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                AuditRow.Link.of(row.getBytes(7), row.getBytes(8)));
    }
}
