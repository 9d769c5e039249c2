package org.orcidcaravan.sync.changes;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.Position;
import org.orcidcaravan.sync.mirror.Printable;

/** Records that changed upstream, until they are as new here. */
@ApplicationScoped
public class ChangedRecordStore {
    private static final String NEXT = """
            select position, last_modified from changed_record
            where mirror_id = ? and data_class = ? and position > ? and not done
              and (? or next_attempt_at is null or next_attempt_at <= now())
            order by position limit ?
            """;
    /** The same, taken for a member of a pass that several processes share; 0 takes nothing from anybody. */
    private static final String CLAIM = """
            with alive as materialized (
                     select id from pass_member where mirror_id = ? and id <> ? and member_alive(id)),
                 next as (
                     select position from changed_record
                     where mirror_id = ? and data_class = ? and position > ? and not done
                       and (? or next_attempt_at is null or next_attempt_at <= now())
                       and (owner is null or (owner <> ? and owner not in (select id from alive)))
                     order by position limit ? for update skip locked),
                 taken as (
                     update changed_record c set owner = ? from next
                     where c.mirror_id = ? and c.data_class = ? and c.position = next.position
                     returning c.position, c.last_modified)
            select position, last_modified from taken order by position
            """;

    private static final String ELSEWHERE = """
            select exists (select from changed_record
                           where mirror_id = ? and data_class = ? and not done and owner <> ?)
            """;
    /** Only if it did not change again meanwhile. */
    private static final String DONE = """
            update changed_record set done = true, problem = null
            where mirror_id = ? and data_class = ? and position = ? and last_modified = ?
            """;

    private static final String FAILED = """
            update changed_record set attempts = attempts + 1, problem = ?,
                   next_attempt_at = now() + interval '1 minute' * least(1440, power(2, least(attempts + 1, 11)))
            where mirror_id = ? and data_class = ? and position = ?
            """;
    private static final String PENDING = """
            select count(*), min(last_modified) from changed_record where mirror_id = ? and data_class = ? and not done
            """;
    private static final String NAMED = """
            select position from changed_record
            where mirror_id = ? and data_class = ? and position between ? and ? and not done
            """;
    private static final String PURGE =
            "delete from changed_record where mirror_id = ? and data_class = ? and done and last_modified <= ?";

    private final DataSource database;

    ChangedRecordStore(DataSource database) {
        this.database = database;
    }

    /**
     * The next records to look at.
     *
     * @param early also those whose next attempt is not due yet
     */
    public List<ChangedRecord> next(int mirror, DataClass dataClass, long after, boolean early, int limit)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            statement.setLong(3, after);
            statement.setBoolean(4, early);
            statement.setInt(5, limit);
            return records(statement);
        }
    }

    /**
     * The next records to look at, taken for a member of a pass; those of other members that are alive are left.
     *
     * @param claim which
     */
    public List<ChangedRecord> claim(int mirror, DataClass dataClass, Claim claim) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setInt(1, mirror);
            statement.setInt(2, claim.member());
            statement.setInt(3, mirror);
            statement.setString(4, dataClass.folder());
            statement.setLong(5, claim.after());
            statement.setBoolean(6, claim.early());
            statement.setInt(7, claim.member());
            statement.setInt(8, claim.limit());
            statement.setInt(9, claim.member());
            statement.setInt(10, mirror);
            statement.setString(11, dataClass.folder());
            return records(statement);
        }
    }

    /**
     * Which records are to be taken.
     *
     * @param after the place behind which they are
     * @param early also those whose next attempt is not due yet
     */
    public record Claim(int member, long after, boolean early, int limit) {}

    /** Whether records are left that other members, alive or not, have not finished. */
    public boolean elsewhere(int mirror, DataClass dataClass, int member) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ELSEWHERE)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            statement.setInt(3, member);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static List<ChangedRecord> records(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<ChangedRecord> next = new ArrayList<>();
            while (row.next()) {
                next.add(new ChangedRecord(
                        Position.orcid(row.getLong(1)), row.getTimestamp(2).toInstant()));
            }
            return next;
        }
    }

    /** Settles records: the done ones, and those that failed with their problem. */
    public void settle(
            int mirror, DataClass dataClass, Collection<ChangedRecord> done, Map<ChangedRecord, String> failed)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(DONE)) {
                for (ChangedRecord record : done) {
                    statement.setInt(1, mirror);
                    statement.setString(2, dataClass.folder());
                    statement.setLong(3, Position.of(record.orcid()));
                    statement.setTimestamp(4, Timestamp.from(record.lastModified()));
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            try (PreparedStatement statement = connection.prepareStatement(FAILED)) {
                for (Map.Entry<ChangedRecord, String> entry : failed.entrySet()) {
                    statement.setString(1, Printable.of(entry.getValue()));
                    statement.setInt(2, mirror);
                    statement.setString(3, dataClass.folder());
                    statement.setLong(4, Position.of(entry.getKey().orcid()));
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    /**
     * What is still to be done.
     *
     * @param count how many records
     * @param oldest the oldest change among them
     */
    public record Pending(long count, Optional<Instant> oldest) {}

    public Pending pending(int mirror, DataClass dataClass) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PENDING)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Pending(
                        row.getLong(1), Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant));
            }
        }
    }

    /** The places, of a stretch, of records that are still to be visited. */
    public Set<Long> pending(int mirror, DataClass dataClass, long first, long last) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NAMED)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            statement.setLong(3, first);
            statement.setLong(4, last);
            try (ResultSet row = statement.executeQuery()) {
                Set<Long> named = new HashSet<>();
                while (row.next()) {
                    named.add(row.getLong(1));
                }
                return named;
            }
        }
    }

    /** Forgets what is done and older than the watermark. */
    public void purge(int mirror, DataClass dataClass, Instant watermark) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PURGE)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            statement.setTimestamp(3, Timestamp.from(watermark));
            statement.executeUpdate();
        }
    }
}
