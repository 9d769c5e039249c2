package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;

/** The full passes: one a mirror and data class, under way or finished. */
@ApplicationScoped
class FullPassStore {
    private static final String FIND = """
            select started_at, newest_row, finished_at from full_pass where mirror_id = ? and data_class = ?
            """;
    private static final String BEGIN = """
            with forgotten as (delete from folder_scan where mirror_id = ? and data_class = ?)
            insert into full_pass (mirror_id, data_class, started_at, newest_row) values (?, ?, ?, ?)
            on conflict (mirror_id, data_class) do update
            set started_at = excluded.started_at, newest_row = excluded.newest_row, finished_at = null
            """;
    private static final String FINISH =
            "update full_pass set finished_at = now() where mirror_id = ? and data_class = ?";

    private final DataSource database;

    FullPassStore(DataSource database) {
        this.database = database;
    }

    /**
     * A full pass.
     *
     * @param newestRow the highest last_modified of the change list before the listing began; null when there was none
     */
    record FullPassRow(Instant startedAt, @Nullable Instant newestRow, boolean finished) {}

    Optional<FullPassRow> find(int mirror, DataClass dataClass) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Timestamp newest = row.getTimestamp(2);
                return Optional.of(new FullPassRow(
                        row.getTimestamp(1).toInstant(),
                        newest == null ? null : newest.toInstant(),
                        row.getTimestamp(3) != null));
            }
        }
    }

    /** Begins a new pass: every folder is to be listed again. */
    void begin(int mirror, DataClass dataClass, Instant startedAt, @Nullable Instant newestRow) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            statement.setInt(3, mirror);
            statement.setString(4, dataClass.folder());
            statement.setTimestamp(5, Timestamp.from(startedAt));
            statement.setTimestamp(6, newestRow == null ? null : Timestamp.from(newestRow));
            statement.executeUpdate();
        }
    }

    void finish(int mirror, DataClass dataClass) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            statement.executeUpdate();
        }
    }
}
