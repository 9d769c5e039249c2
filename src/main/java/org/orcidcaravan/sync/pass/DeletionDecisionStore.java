package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.transaction.Transactions;

/** What waits for an operator, and what the operator decided. */
@ApplicationScoped
class DeletionDecisionStore {
    private static final String WAITING = """
            select b.mirror_id, m.path, b.data_class, b.cause, b.vanished, b.known, b.raised_at
            from deletion_brake b join mirror m on m.id = b.mirror_id
            where b.decision is null order by b.mirror_id, b.data_class desc
            """;
    private static final String DECIDE = """
            update deletion_brake set decision = ?, decided_at = now(), decided_by = ?
            where mirror_id = ? and data_class = ? and decision is null
            """;
    private static final String CONFIRM = """
            update vanished_object set state = 'due', confirmed = true
            where mirror_id = ? and data_class = ? and (reason = 'let-go') = ? and state = 'noted'
            """;
    private static final String REFUSE = """
            delete from vanished_object
            where mirror_id = ? and data_class = ? and (reason = 'let-go') = ? and state <> 'removed'
            """;
    private static final String LIST = """
            select mirror_id, data_class, key, state, reason, etag, noted_at, removed_at from vanished_object
            where (mirror_id, data_class, key) > (?, ?, ?) and (? or state <> 'removed')
            order by mirror_id, data_class, key limit ?
            """;
    private static final String NOTE =
            "insert into audit (actor, action, subject, detail) values (?, ?, ?, jsonb_build_object('objects', ?))";

    private final Transactions transactions;

    DeletionDecisionStore(DataSource database) {
        this.transactions = new Transactions(database, DatabaseTrouble::new);
    }

    List<DeletionBrake> waiting() {
        return transactions.within("Failed to see which deletions wait", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(WAITING);
                    ResultSet row = statement.executeQuery()) {
                List<DeletionBrake> all = new ArrayList<>();
                while (row.next()) {
                    all.add(new DeletionBrake(
                            row.getInt(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getTimestamp(7).toInstant()));
                }
                return all;
            }
        });
    }

    boolean decide(int mirror, Removable what, boolean confirm, String actor) {
        return transactions.within("Failed to decide about deletions", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(DECIDE)) {
                statement.setString(1, confirm ? "confirmed" : "refused");
                statement.setString(2, actor);
                statement.setInt(3, mirror);
                statement.setString(4, what.word());
                if (statement.executeUpdate() == 0) {
                    return false;
                }
            }
            int objects = objects(connection, confirm ? CONFIRM : REFUSE, mirror, what);
            note(connection, actor, confirm, "mirror:" + mirror + ":" + what.word(), objects);
            return true;
        });
    }

    private static int objects(Connection connection, String sql, int mirror, Removable what) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, mirror);
            statement.setString(2, what.dataClass().folder());
            statement.setBoolean(3, what == Removable.RECORDS);
            return statement.executeUpdate();
        }
    }

    private static void note(Connection connection, String actor, boolean confirm, String subject, int objects)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setString(1, actor);
            statement.setString(2, confirm ? "deletions.confirm" : "deletions.refuse");
            statement.setString(3, subject);
            statement.setInt(4, objects);
            statement.executeUpdate();
        }
    }

    List<VanishedEntry> list(SyncStandingStore.FailedPlace after, boolean tombstones, int limit) {
        return transactions.within("Failed to list what vanished", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LIST)) {
                statement.setInt(1, after.mirror());
                statement.setString(2, after.dataClass());
                statement.setString(3, after.key());
                statement.setBoolean(4, tombstones);
                statement.setInt(5, limit);
                try (ResultSet row = statement.executeQuery()) {
                    List<VanishedEntry> all = new ArrayList<>();
                    while (row.next()) {
                        all.add(entry(row));
                    }
                    return all;
                }
            }
        });
    }

    private static VanishedEntry entry(ResultSet row) throws SQLException {
        Timestamp removed = row.getTimestamp(8);
        return new VanishedEntry(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getTimestamp(7).toInstant(),
                removed == null ? null : removed.toInstant());
    }
}
