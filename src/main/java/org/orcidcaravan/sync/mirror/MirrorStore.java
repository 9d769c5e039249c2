package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The mirrors that this database knows, and who is at work on them. */
@ApplicationScoped
class MirrorStore {
    private static final String FIND_OR_ADD = """
            insert into mirror (uuid, path) values (?, ?)
            on conflict (uuid) do update set path = excluded.path
            returning id
            """;
    /** The first number keeps this lock apart from other locks of ours; it means nothing. */
    private static final String LOCK = "select pg_try_advisory_lock(7010, ?)";

    private final DataSource database;

    MirrorStore(DataSource database) {
        this.database = database;
    }

    int findOrAdd(UUID uuid, String path) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND_OR_ADD)) {
            statement.setObject(1, uuid);
            statement.setString(2, path);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Takes the right to work on a mirror; PostgreSQL takes it back when this process ends, however it ends. */
    MirrorLease lease(Mirror mirror) throws SQLException {
        Connection connection = database.getConnection();
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setInt(1, mirror.id());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    return new MirrorLease(mirror, () -> release(connection, mirror));
                }
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        throw new MirrorBusy("Another pass is at work on " + mirror.path()
                + ". Wait until it has finished, or give another folder with -p.");
    }

    private static void release(Connection connection, Mirror mirror) throws SQLException {
        try (connection;
                PreparedStatement statement = connection.prepareStatement("select pg_advisory_unlock(7010, ?)")) {
            statement.setInt(1, mirror.id());
            statement.execute();
        }
    }
}
