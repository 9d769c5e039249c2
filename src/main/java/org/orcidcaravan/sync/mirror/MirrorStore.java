package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
    private final MemberStore members;

    MirrorStore(DataSource database) {
        this.members = new MemberStore(database);
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
        throw MirrorBusy.with(mirror);
    }

    /**
     * Takes part in the passes of a kind on a mirror. PostgreSQL takes the place back when this process ends, and on its
     * own clock when it is frozen.
     */
    MirrorLease join(Mirror mirror, String kind, Duration lease) throws SQLException {
        Connection connection = database.getConnection();
        try {
            if (!locked(connection, "select pg_try_advisory_lock_shared(7010, ?)", mirror.id())) {
                throw MirrorBusy.with(mirror);
            }
            MemberStore.Member member = members.join(connection, mirror, kind, lease);
            return new MirrorLease(mirror, new MirrorLease.Place(members, member.id(), member.leads(), lease), () -> {
                try {
                    members.leave(mirror.id(), member.id());
                } finally {
                    unlock(connection, mirror, member.id());
                }
            });
        } catch (SQLException | RuntimeException e) {
            unlock(connection, mirror, 0);
            throw e;
        }
    }

    private static boolean locked(Connection connection, String sql, int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, number);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The connection goes back to a pool, so its locks are not let go by closing it. */
    private static void unlock(Connection connection, Mirror mirror, int member) throws SQLException {
        try (connection) {
            locked(connection, "select pg_advisory_unlock(7014, ?)", member);
            locked(connection, "select pg_advisory_unlock_shared(7010, ?)", mirror.id());
        } catch (SQLException lost) {
            if (connection.isValid(1)) {
                throw lost;
            }
            // PostgreSQL let the locks go with the connection.
        }
    }

    private static void release(Connection connection, Mirror mirror) throws SQLException {
        try (connection;
                PreparedStatement statement = connection.prepareStatement("select pg_advisory_unlock(7010, ?)")) {
            statement.setInt(1, mirror.id());
            statement.execute();
        }
    }
}
