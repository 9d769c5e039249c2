package org.orcidcaravan.sync.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.orcidcaravan.orcid.OrcidId;

/** The records that ORCID replaced by an error document; a record that comes back has no row. */
final class RecordStateStore {
    private static final String SET = """
            insert into record_state (mirror_id, position, state, code, primary_position) values (?, ?, ?, ?, ?)
            on conflict (mirror_id, position) do update
            set since = case when record_state.state = excluded.state then record_state.since else now() end,
                state = excluded.state, code = excluded.code, primary_position = excluded.primary_position
            """;
    private static final String LIFT = "delete from record_state where mirror_id = ? and position = any (?)";
    private static final String OF = """
            select position, state, code, primary_position from record_state where mirror_id = ? and position = any (?)
            """;
    private static final String ANY = "select exists (select from record_state where mirror_id = ?)";

    private RecordStateStore() {}

    /** Those of these records that have one. */
    static Map<OrcidId, RecordState> of(Connection connection, int mirror, Collection<OrcidId> orcids)
            throws SQLException {
        Map<OrcidId, RecordState> states = new HashMap<>();
        if (orcids.isEmpty()) {
            return states;
        }
        try (PreparedStatement statement = connection.prepareStatement(OF)) {
            statement.setInt(1, mirror);
            statement.setObject(2, orcids.stream().mapToLong(Position::of).toArray());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    OrcidId orcid = Position.orcid(row.getLong(1));
                    Long primary = row.getObject(4, Long.class);
                    states.put(
                            orcid,
                            new RecordState(
                                    orcid,
                                    RecordState.Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                                    row.getObject(3, Integer.class),
                                    primary == null ? null : Position.orcid(primary)));
                }
            }
        }
        return states;
    }

    /** Whatever else was stored of these batches is a record again; what was removed has no state here. */
    static void apply(Connection connection, int mirror, List<Batch> batches) throws SQLException {
        List<RecordState> states =
                batches.stream().flatMap(batch -> batch.states().stream()).toList();
        lift(connection, mirror, batches);
        if (states.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            for (RecordState state : states) {
                OrcidId primary = state.primary();
                statement.setInt(1, mirror);
                statement.setLong(2, Position.of(state.orcid()));
                statement.setString(3, state.kind().column());
                statement.setObject(4, state.code(), java.sql.Types.INTEGER);
                statement.setObject(5, primary == null ? null : Position.of(primary), java.sql.Types.BIGINT);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void lift(Connection connection, int mirror, List<Batch> batches) throws SQLException {
        Collection<OrcidId> ordinary = batches.stream()
                .flatMap(batch -> Stream.concat(batch.stored().stream().map(Stored::key), batch.removed().stream())
                        .filter(ObjectKey.Summary.class::isInstance)
                        .map(ObjectKey::orcid)
                        .filter(orcid -> batch.states().stream()
                                .noneMatch(state -> state.orcid().equals(orcid))))
                .toList();
        if (ordinary.isEmpty() || !any(connection, mirror)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(LIFT)) {
            statement.setInt(1, mirror);
            statement.setObject(2, ordinary.stream().mapToLong(Position::of).toArray());
            statement.executeUpdate();
        }
    }

    private static boolean any(Connection connection, int mirror) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ANY)) {
            statement.setInt(1, mirror);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
