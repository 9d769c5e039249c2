package org.orcidcaravan.source.dspace.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code orcid_queue}: the statements, each in the transaction of whoever calls. */
public final class QueueRowStore {
    private static final String COLUMNS =
            "id, owner_id, entity_id, attempts, put_code, record_type, description, operation, metadata";
    private static final String LIST = "select " + COLUMNS
            + " from orcid_queue where ?::integer is null or attempts is null or attempts < ? order by id";
    private static final String ONE = "select " + COLUMNS + " from orcid_queue where id = ?";
    /** A row that DSpace is changing just now is left to it. */
    private static final String TAKE = ONE + " for update skip locked";

    private static final String HOLD = ONE + " for update";

    private QueueRowStore() {}

    /**
     * The rows that a run is about, by their number.
     *
     * @param max only those with fewer attempts; null: all
     */
    public static List<QueueRow> list(Connection dspace, @Nullable Integer max) throws SQLException {
        try (PreparedStatement statement = dspace.prepareStatement(LIST)) {
            statement.setObject(1, max, Types.INTEGER);
            statement.setObject(2, max, Types.INTEGER);
            List<QueueRow> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(read(row));
                }
            }
            return rows;
        }
    }

    /** The row as it is now; empty when it is gone, or somebody is changing it. */
    public static Optional<QueueRow> take(Connection dspace, int id) throws SQLException {
        return one(dspace, TAKE, id);
    }

    /** The row as it is now, held until the transaction ends; empty when it is gone. */
    public static Optional<QueueRow> hold(Connection dspace, int id) throws SQLException {
        return one(dspace, HOLD, id);
    }

    /** Deletes the row. */
    public static void delete(Connection dspace, int id) throws SQLException {
        try (PreparedStatement statement = dspace.prepareStatement("delete from orcid_queue where id = ?")) {
            statement.setInt(1, id);
            statement.executeUpdate();
        }
    }

    /** Sets how often the row was tried. */
    public static void attempts(Connection dspace, int id, int attempts) throws SQLException {
        try (PreparedStatement statement =
                dspace.prepareStatement("update orcid_queue set attempts = ? where id = ?")) {
            statement.setInt(1, attempts);
            statement.setInt(2, id);
            statement.executeUpdate();
        }
    }

    private static Optional<QueueRow> one(Connection dspace, String sql, int id) throws SQLException {
        try (PreparedStatement statement = dspace.prepareStatement(sql)) {
            statement.setInt(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    private static QueueRow read(ResultSet row) throws SQLException {
        return new QueueRow(
                row.getInt("id"),
                row.getObject("owner_id", UUID.class),
                row.getObject("entity_id", UUID.class),
                row.getObject("attempts", Integer.class),
                row.getString("put_code"),
                row.getString("record_type"),
                row.getString("description"),
                row.getString("operation"),
                row.getString("metadata"));
    }
}
