package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.transaction.Transactions;

/** What vanished and whether it may go: the scan's side of it. */
@ApplicationScoped
class DeletionStore {
    /** By the last character of the folder, which decides the bucket. */
    private static final String NOTED = """
            select substr(key, 3, 1), count(*) from vanished_object
            where mirror_id = ? and data_class = ? and state = 'noted' and reason <> 'let-go' group by 1
            """;
    /** What this scan took away already; what somebody confirmed is not the scan's doing. */
    private static final String REMOVED = """
            select count(*) from vanished_object v join full_pass p using (mirror_id, data_class)
            where v.mirror_id = ? and v.data_class = ? and v.state = 'removed' and v.removed_at >= p.started_at
              and v.reason in ('scan', 'asked') and not v.confirmed
            """;

    private static final String SUMMARIES = "select count(*) from mirrored_summary where mirror_id = ?";
    private static final String ACTIVITIES =
            "select coalesce(sum(objects), 0) from mirrored_activities where mirror_id = ?";
    /** What a scan did not see may go when its folder was listed to the end. */
    private static final String RELEASE = """
            update vanished_object v set state = 'due'
            where mirror_id = ? and data_class = ? and state = 'noted' and reason <> 'let-go'
              and (reason <> 'scan' or exists (
                  select from folder_scan f
                  where f.mirror_id = v.mirror_id and f.data_class = v.data_class and f.finished
                    and f.folder = substr(v.key, 1, 2)::int * 11
                                   + case substr(v.key, 3, 1) when 'X' then 10 else substr(v.key, 3, 1)::int end))
            """;

    private static final String LET_GO = """
            select count(*) from vanished_object
            where mirror_id = ? and data_class = 'summaries' and state = 'noted' and reason = 'let-go'
            """;
    private static final String RELEASE_LET_GO = """
            update vanished_object set state = 'due'
            where mirror_id = ? and data_class = 'summaries' and state = 'noted' and reason = 'let-go'
            """;
    /** What a brake is about that is not about a data class. */
    private static final String RECORDS = "records";

    private static final String DUE = """
            select key, etag, reason from vanished_object
            where mirror_id = ? and data_class = ? and state = 'due' and key > ? order by key limit ?
            """;
    private static final String RAISE = """
            insert into deletion_brake (mirror_id, data_class, cause, vanished, known) values (?, ?, ?, ?, ?)
            on conflict (mirror_id, data_class) where decision is null do update
            set cause = excluded.cause, vanished = excluded.vanished, known = excluded.known
            """;
    private static final String MOOT = """
            update deletion_brake set decision = 'moot', decided_at = now()
            where mirror_id = ? and data_class = ? and decision is null
            """;
    private static final String PURGE = """
            delete from vanished_object
            where mirror_id = ? and data_class = ? and state = 'removed' and removed_at < now() - make_interval(secs => ?)
            """;

    private final Transactions transactions;

    DeletionStore(DataSource database) {
        this.transactions = new Transactions(database, DatabaseTrouble::new);
    }

    /** An object to look at once more. */
    record Due(String key, UUID etag, String reason) {}

    /** How many are noted, by the last character of their folder. */
    Map<Character, Long> noted(int mirror, DataClass dataClass) {
        return with(NOTED, mirror, dataClass, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                Map<Character, Long> noted = new HashMap<>();
                while (row.next()) {
                    noted.put(row.getString(1).charAt(0), row.getLong(2));
                }
                return noted;
            }
        });
    }

    /** How many the newest scan has removed by itself. */
    long removedByScan(int mirror, DataClass dataClass) {
        return with(REMOVED, mirror, dataClass, DeletionStore::number);
    }

    /** How many objects are here: dear, with millions of them. */
    long known(int mirror, DataClass dataClass) {
        return transactions.within("Failed to count the objects", connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(dataClass == DataClass.SUMMARIES ? SUMMARIES : ACTIVITIES)) {
                statement.setInt(1, mirror);
                return number(statement);
            }
        });
    }

    /** Lets go what is noted and whose folder is complete, and says that nobody needs to decide. */
    void release(int mirror, DataClass dataClass) {
        with(RELEASE, mirror, dataClass, PreparedStatement::executeUpdate);
        with(MOOT, mirror, dataClass, PreparedStatement::executeUpdate);
    }

    /** The next objects to look at once more, after a key. */
    List<Due> due(int mirror, DataClass dataClass, String after, int limit) {
        return with(DUE, mirror, dataClass, statement -> {
            statement.setString(3, after);
            statement.setInt(4, limit);
            try (ResultSet row = statement.executeQuery()) {
                List<Due> due = new ArrayList<>();
                while (row.next()) {
                    due.add(new Due(row.getString(1), row.getObject(2, UUID.class), row.getString(3)));
                }
                return due;
            }
        });
    }

    /** Stops the deletions until somebody decides. */
    void raise(int mirror, DataClass dataClass, String cause, long vanished, long known) {
        raise(mirror, dataClass.folder(), cause, vanished, known);
    }

    private void raise(int mirror, String what, String cause, long vanished, long known) {
        with(RAISE, mirror, what, statement -> {
            statement.setString(3, cause);
            statement.setLong(4, vanished);
            statement.setLong(5, known);
            return statement.executeUpdate();
        });
    }

    /** How many records are noted that are not to be kept. */
    long letGo(int mirror) {
        return transactions.within("Failed to see which records are to go", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LET_GO)) {
                statement.setInt(1, mirror);
                return number(statement);
            }
        });
    }

    /** Keeps them until somebody decides. */
    void raiseLetGo(int mirror, long leaving, long known) {
        raise(mirror, RECORDS, "let-go", leaving, known);
    }

    /** Lets them go, and says that nobody needs to decide. */
    void releaseLetGo(int mirror) {
        transactions.within(
                "Failed to let records go",
                connection -> statement(connection, RELEASE_LET_GO, statement -> {
                    statement.setInt(1, mirror);
                    return statement.executeUpdate();
                }));
        with(MOOT, mirror, RECORDS, PreparedStatement::executeUpdate);
    }

    /** Forgets tombstones that are old enough. */
    void purge(int mirror, DataClass dataClass, Duration keep) {
        with(PURGE, mirror, dataClass, statement -> {
            statement.setLong(3, keep.toSeconds());
            return statement.executeUpdate();
        });
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, int mirror, DataClass dataClass, Use<T> use) {
        return with(sql, mirror, dataClass.folder(), use);
    }

    private <T> T with(String sql, int mirror, String what, Use<T> use) {
        return transactions.within(
                "Failed to see what vanished",
                connection -> statement(connection, sql, s -> {
                    s.setInt(1, mirror);
                    s.setString(2, what);
                    return use.of(s);
                }));
    }

    private static <T> T statement(Connection connection, String sql, Use<T> use) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.of(statement);
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
