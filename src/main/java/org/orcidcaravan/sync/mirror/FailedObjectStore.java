package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;

/** Objects that could not be fetched: none is forgotten until it is here, gone, or given up by an operator. */
@ApplicationScoped
class FailedObjectStore {
    /** The next attempt comes after 2, 4, 8 … minutes, at most a day; the database's clock decides. */
    private static final String ADD = """
            insert into failed_object
                (mirror_id, data_class, key, attempts, problem, changed_at, first_failed_at, last_failed_at, next_attempt_at)
            values (?, ?, ?, 1, ?, ?, now(), now(), now() + interval '2 minutes')
            on conflict (mirror_id, data_class, key) do update
            set attempts = failed_object.attempts + 1, problem = excluded.problem, last_failed_at = now(),
                changed_at = case when failed_object.changed_at is null or excluded.changed_at is null then null
                                  else least(failed_object.changed_at, excluded.changed_at) end,
                next_attempt_at = now() + interval '1 minute' * least(1440, power(2, least(failed_object.attempts + 1, 11)))
            """;

    private static final String SETTLE =
            "delete from failed_object where mirror_id = ? and data_class = ? and key = any (?)";
    private static final String DUE = """
            select key, changed_at from failed_object
            where mirror_id = ? and data_class = ? and key > ? and (? or next_attempt_at <= now())
            order by key limit ?
            """;
    private static final String COUNT = "select count(*) from failed_object where mirror_id = ? and data_class = ?";
    private static final String OLDEST = """
            select count(*), count(changed_at), min(changed_at) from failed_object where mirror_id = ? and data_class = ?
            """;

    private final DataSource database;

    FailedObjectStore(DataSource database) {
        this.database = database;
    }

    /** A failed object and the change that asked for it. */
    record Due(String key, @Nullable Instant changedAt) {}

    void add(Connection connection, int mirror, Collection<FailedObject> failed) throws SQLException {
        if (failed.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            for (FailedObject object : failed) {
                statement.setInt(1, mirror);
                statement.setString(2, object.key().dataClass().folder());
                statement.setString(3, object.key().text());
                statement.setString(4, Printable.of(object.problem()));
                Instant changedAt = object.changedAt();
                statement.setTimestamp(5, changedAt == null ? null : Timestamp.from(changedAt));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void settle(Connection connection, int mirror, Collection<ObjectKey> settled) throws SQLException {
        for (DataClass dataClass : DataClass.values()) {
            List<ObjectKey> ofClass =
                    settled.stream().filter(key -> key.dataClass() == dataClass).toList();
            if (!ofClass.isEmpty() && any(connection, mirror, dataClass)) {
                String[] keys = ofClass.stream().map(ObjectKey::text).toArray(String[]::new);
                try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
                    statement.setInt(1, mirror);
                    statement.setString(2, dataClass.folder());
                    statement.setArray(3, connection.createArrayOf("text", keys));
                    statement.executeUpdate();
                }
            }
        }
    }

    /** The usual table is empty; then nothing else is asked of the database on the hot path. */
    private static boolean any(Connection connection, int mirror, DataClass dataClass) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select exists (select from failed_object where mirror_id = ? and data_class = ?)")) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * The next failed objects after a key.
     *
     * @param early also those whose next attempt is not due yet
     */
    List<Due> due(int mirror, DataClass dataClass, String after, boolean early, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            statement.setString(3, after);
            statement.setBoolean(4, early);
            statement.setInt(5, limit);
            try (ResultSet row = statement.executeQuery()) {
                List<Due> due = new ArrayList<>();
                while (row.next()) {
                    Timestamp changedAt = row.getTimestamp(2);
                    due.add(new Due(row.getString(1), changedAt == null ? null : changedAt.toInstant()));
                }
                return due;
            }
        }
    }

    long count(int mirror, DataClass dataClass) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The time that the watermark must not pass: empty when nothing failed, the beginning of time when unknown. */
    Optional<Instant> oldest(int mirror, DataClass dataClass) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OLDEST)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getLong(1) == 0) {
                    return Optional.empty();
                }
                Timestamp oldest = row.getTimestamp(3);
                return Optional.of(
                        row.getLong(2) < row.getLong(1) || oldest == null ? Instant.EPOCH : oldest.toInstant());
            }
        }
    }
}
