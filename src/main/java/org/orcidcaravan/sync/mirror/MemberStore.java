package org.orcidcaravan.sync.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.orcidcaravan.transaction.Transactions;

/** The processes that share passes: who is one, who leads, and whose lease ended (faults.md rows 45 to 47). */
final class MemberStore {
    private static final String TURN = "select from mirror where id = ? for update";
    private static final String BURY = "delete from pass_member where mirror_id = ? and not member_alive(id)";
    private static final String OTHERS = """
            select count(*) filter (where kind <> ?), count(*) filter (where kind = ?) from pass_member where mirror_id = ?
            """;
    private static final String JOIN = """
            insert into pass_member (mirror_id, kind, leads, ready, lease_until)
            values (?, ?, ?, false, clock_timestamp() + make_interval(secs => ?)) returning id
            """;
    private static final String LOCK = "select pg_try_advisory_lock(7014, ?)";
    private static final String RENEW = """
            update pass_member set lease_until = clock_timestamp() + make_interval(secs => ?)
            where id = ? and member_alive(id)
            """;
    private static final String READY = "update pass_member set ready = true where id = ?";
    private static final String UNREADY = """
            select exists (select from pass_member where mirror_id = ? and leads and not ready and member_alive(id))
            """;
    private static final String NAME = "update pass_member set pass_id = ? where id = ?";
    private static final String LEAVE = """
            with folders as (update folder_scan set owner = null where mirror_id = ? and owner = ?),
                 records as (update changed_record set owner = null where mirror_id = ? and owner = ?)
            delete from pass_member where id = ?
            """;
    private static final String ALIVE = "select member_alive(?)";

    private final Transactions transactions;

    MemberStore(DataSource database) {
        this.transactions = new Transactions(database, DatabaseTrouble::new);
    }

    /**
     * A place in a pass.
     *
     * @param id the fencing token
     * @param leads whether nobody else was there
     */
    record Member(int id, boolean leads) {}

    /**
     * Joins the pass of this kind that runs, or leads a new one.
     *
     * @param held keeps the lock for as long as it is open
     * @throws MirrorBusy while a pass of the other kind runs
     */
    Member join(Connection held, Mirror mirror, String kind, Duration lease) {
        return transactions.within("Failed to join the passes on " + mirror.path(), connection -> {
            execute(connection, TURN, mirror.id());
            execute(connection, BURY, mirror.id());
            boolean leads = nobody(connection, mirror, kind);
            int id;
            try (PreparedStatement statement = connection.prepareStatement(JOIN)) {
                statement.setInt(1, mirror.id());
                statement.setString(2, kind);
                statement.setBoolean(3, leads);
                statement.setLong(4, lease.toSeconds());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    id = row.getInt(1);
                }
            }
            execute(held, LOCK, id);
            return new Member(id, leads);
        });
    }

    private static boolean nobody(Connection connection, Mirror mirror, String kind) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OTHERS)) {
            statement.setString(1, kind);
            statement.setString(2, kind);
            statement.setInt(3, mirror.id());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getLong(1) > 0) {
                    throw MirrorBusy.with(mirror);
                }
                return row.getLong(2) == 0;
            }
        }
    }

    /** Whether the lease went on; false when it has ended. */
    boolean renew(int member, Duration lease) {
        return transactions.within("Failed to renew the lease of a pass", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
                statement.setLong(1, lease.toSeconds());
                statement.setInt(2, member);
                return statement.executeUpdate() == 1;
            }
        });
    }

    /** A leader has laid out the work. */
    void ready(int member) {
        transactions.within("Failed to share a pass", connection -> execute(connection, READY, member));
    }

    /** Whether a leader is still laying out the work. */
    boolean awaited(int mirror) {
        return transactions.within("Failed to see who leads a pass", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(UNREADY)) {
                statement.setInt(1, mirror);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
    }

    /** Under which number the history has this member's part. */
    void name(int member, long pass) {
        transactions.within("Failed to name a pass", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(NAME)) {
                statement.setLong(1, pass);
                statement.setInt(2, member);
                return statement.executeUpdate();
            }
        });
    }

    /** Gives back what it took and goes. */
    void leave(int mirror, int member) {
        transactions.within("Failed to leave a pass", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LEAVE)) {
                statement.setInt(1, mirror);
                statement.setInt(2, member);
                statement.setInt(3, mirror);
                statement.setInt(4, member);
                statement.setInt(5, member);
                return statement.executeUpdate();
            }
        });
    }

    /** Asks PostgreSQL whether it is still a member; 0 is whoever has the mirror for itself alone. */
    static void require(Connection connection, int member) throws SQLException {
        if (member == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ALIVE)) {
            statement.setInt(1, member);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw new LeaseLost();
                }
            }
        }
    }

    private static boolean execute(Connection connection, String sql, int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, number);
            return statement.execute();
        }
    }
}
