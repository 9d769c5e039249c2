package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.orcidcaravan.orcid.OrcidId;

/** Records that are not kept: each with the ETag by which that was decided. */
@ApplicationScoped
public class PassedOverStore {
    private static final String RANGE = """
            select position, etag from passed_over where mirror_id = ? and position between ? and ? and rule = ?
            """;
    private static final String UPSERT = """
            insert into passed_over (mirror_id, rule, position, etag)
            select ?, * from unnest(cast(? as integer[]), cast(? as bigint[]), cast(? as uuid[]))
            on conflict (mirror_id, position) do update set rule = excluded.rule, etag = excluded.etag
            """;

    private final DataSource database;

    public PassedOverStore(DataSource database) {
        this.database = database;
    }

    /**
     * One that was looked at and not kept.
     *
     * @param rule a number that differs when the settings do
     */
    record PassedOver(OrcidId orcid, UUID etag, int rule) {}

    /** Those of the records from {@code first} to {@code last} that were decided by the same settings. */
    public Map<ObjectKey, KnownObject> between(Mirror mirror, OrcidId first, OrcidId last, int rule) {
        Map<ObjectKey, KnownObject> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RANGE)) {
            statement.setInt(1, mirror.id());
            statement.setLong(2, Position.of(first));
            statement.setLong(3, Position.of(last));
            statement.setInt(4, rule);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(
                            new ObjectKey.Summary(Position.orcid(row.getLong(1))),
                            new KnownObject(row.getObject(2, UUID.class), 0, VerifiedBy.MD5));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to look up which records are not kept", e);
        }
    }

    static void add(Connection connection, int mirror, List<PassedOver> records) throws SQLException {
        Map<OrcidId, PassedOver> latest = new HashMap<>();
        records.forEach(record -> latest.put(record.orcid(), record));
        if (latest.isEmpty()) {
            return;
        }
        List<PassedOver> each = List.copyOf(latest.values());
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setInt(1, mirror);
            statement.setObject(2, each.stream().mapToInt(PassedOver::rule).toArray());
            statement.setObject(
                    3, each.stream().mapToLong(one -> Position.of(one.orcid())).toArray());
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "uuid", each.stream().map(PassedOver::etag).toArray()));
            statement.executeUpdate();
        }
    }
}
