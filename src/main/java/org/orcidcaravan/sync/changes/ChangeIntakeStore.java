package org.orcidcaravan.sync.changes;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.Position;
import org.orcidcaravan.sync.mirror.QuarantineStore;
import org.orcidcaravan.sync.mirror.Refusal;

/** Takes in the rows of one reading of the change list: all of them, or, when it turns out damaged, none. */
@ApplicationScoped
public class ChangeIntakeStore {
    private static final String ADD = """
            insert into changed_record (mirror_id, data_class, position, last_modified)
            select ?, ?, position, timestamptz 'epoch' + micros * interval '1 microsecond'
            from unnest(?, ?) as rows (position, micros)
            on conflict (mirror_id, data_class, position) do update
            set last_modified = greatest(changed_record.last_modified, excluded.last_modified),
                done = false, attempts = 0, next_attempt_at = null, problem = null
            where excluded.last_modified > changed_record.last_modified or (? and changed_record.done)
            """;
    private static final int BATCH = 5_000;

    private final DataSource database;
    private final QuarantineStore quarantine;

    ChangeIntakeStore(DataSource database, QuarantineStore quarantine) {
        this.database = database;
        this.quarantine = quarantine;
    }

    /** Opens an intake; nothing of it is seen before {@link Intake#commit}. */
    public Intake open(int mirror) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return new Intake(connection, mirror);
    }

    /** One reading of the list. */
    public final class Intake implements AutoCloseable {
        private final Connection connection;
        private final int mirror;
        private final Map<DataClass, Map<OrcidId, Instant>> waiting = new HashMap<>();
        private final Map<DataClass, Boolean> again = new HashMap<>();

        private Intake(Connection connection, int mirror) {
            this.connection = connection;
            this.mirror = mirror;
        }

        /** From now on records of this class are looked at again even if they are done. */
        public void again(DataClass dataClass) {
            again.put(dataClass, true);
        }

        /** Adds one record; the newest of several rows counts. */
        public void add(DataClass dataClass, OrcidId orcid, Instant lastModified) throws SQLException {
            Map<OrcidId, Instant> rows = waiting.computeIfAbsent(dataClass, none -> new HashMap<>());
            rows.merge(orcid, lastModified, (a, b) -> a.isAfter(b) ? a : b);
            if (rows.size() >= BATCH) {
                write(dataClass, rows);
            }
        }

        private void write(DataClass dataClass, Map<OrcidId, Instant> rows) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                statement.setInt(1, mirror);
                statement.setString(2, dataClass.folder());
                statement.setObject(
                        3, rows.keySet().stream().mapToLong(Position::of).toArray());
                statement.setObject(
                        4,
                        rows.values().stream()
                                .mapToLong(time -> ChronoUnit.MICROS.between(Instant.EPOCH, time))
                                .toArray());
                statement.setBoolean(5, again.getOrDefault(dataClass, false));
                statement.executeUpdate();
            }
            rows.clear();
        }

        /** Everything that was added, and the bad rows, at once. */
        public void commit(Collection<Refusal> refused) throws SQLException {
            for (Map.Entry<DataClass, Map<OrcidId, Instant>> entry : waiting.entrySet()) {
                write(entry.getKey(), entry.getValue());
            }
            quarantine.add(connection, mirror, refused);
            connection.commit();
        }

        /** Without a commit before it: nothing was added. */
        @Override
        public void close() throws SQLException {
            // Given back even if it is broken, or the pool would run dry.
            try (connection) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
