package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The summaries on disk: one row each. */
@ApplicationScoped
class SummaryStore {
    private static final String RANGE = """
            select position, etag, bytes, verified_by from mirrored_summary
            where mirror_id = ? and position between ? and ?
            """;
    private static final String NEXT = """
            select position, etag, bytes, verified_by from mirrored_summary
            where mirror_id = ? and position > ? and position <= ? order by position limit ?
            """;
    private static final String AT = """
            select position, etag, bytes, verified_by from mirrored_summary where mirror_id = ? and position = any (?)
            """;
    /** Whole pages of the table are taken by chance, three times too many, and of their rows again some by chance. */
    private static final String SAMPLE = """
            select position, etag, bytes, verified_by
            from mirrored_summary tablesample system (
                (select case when reltuples < 100000 then 100 else least(100, 300.0 * ? / reltuples) end
                 from pg_class where oid = 'mirrored_summary'::regclass)::real)
            where mirror_id = ? order by random() limit ?
            """;

    private static final String UPSERT = """
            insert into mirrored_summary (mirror_id, position, etag, bytes, verified_by)
            select ?, * from unnest(?, ?::uuid[], ?, ?::text[])
            on conflict (mirror_id, position) do update
            set etag = excluded.etag, bytes = excluded.bytes, verified_by = excluded.verified_by
            """;
    private static final String REMOVE = "delete from mirrored_summary where mirror_id = ? and position = any (?)";

    private final DataSource database;

    SummaryStore(DataSource database) {
        this.database = database;
    }

    /** What is known of the records from one position to another. */
    Map<ObjectKey, KnownObject> known(int mirror, long first, long last) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RANGE)) {
            statement.setInt(1, mirror);
            statement.setLong(2, first);
            statement.setLong(3, last);
            return objects(statement);
        }
    }

    /** The next ones after a position. */
    Map<ObjectKey, KnownObject> next(int mirror, long after, long last, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setInt(1, mirror);
            statement.setLong(2, after);
            statement.setLong(3, last);
            statement.setInt(4, limit);
            return objects(statement);
        }
    }

    /** Those at some positions. */
    Map<ObjectKey, KnownObject> at(int mirror, long[] positions) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(AT)) {
            statement.setInt(1, mirror);
            statement.setObject(2, positions);
            return objects(statement);
        }
    }

    /** How many rows there are. */
    long count(int mirror) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from mirrored_summary where mirror_id = ?")) {
            statement.setInt(1, mirror);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Some at random. */
    Map<ObjectKey, KnownObject> sample(int mirror, int count) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAMPLE)) {
            statement.setInt(1, count);
            statement.setInt(2, mirror);
            statement.setInt(3, count);
            return objects(statement);
        }
    }

    private static Map<ObjectKey, KnownObject> objects(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            Map<ObjectKey, KnownObject> known = new HashMap<>();
            while (row.next()) {
                known.put(
                        new ObjectKey.Summary(Position.orcid(row.getLong(1))),
                        new KnownObject(
                                row.getObject(2, UUID.class), row.getLong(3), VerifiedBy.ofColumn(row.getString(4))));
            }
            return known;
        }
    }

    void confirm(Connection connection, int mirror, Map<ObjectKey.Summary, KnownObject> stored) throws SQLException {
        int count = stored.size();
        long[] positions = new long[count];
        UUID[] etags = new UUID[count];
        int[] bytes = new int[count];
        @Nullable String[] verifiedBy = new @Nullable String[count];
        int i = 0;
        for (Map.Entry<ObjectKey.Summary, KnownObject> entry : stored.entrySet()) {
            KnownObject known = entry.getValue();
            positions[i] = Position.of(entry.getKey().orcid());
            etags[i] = known.etag();
            bytes[i] = Math.toIntExact(known.bytes());
            verifiedBy[i++] = known.verifiedBy().column();
        }
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setInt(1, mirror);
            statement.setObject(2, positions);
            statement.setArray(3, connection.createArrayOf("uuid", etags));
            statement.setObject(4, bytes);
            statement.setArray(5, connection.createArrayOf("text", verifiedBy));
            statement.executeUpdate();
        }
    }

    void forget(Connection connection, int mirror, Collection<ObjectKey.Summary> removed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setInt(1, mirror);
            statement.setObject(
                    2,
                    removed.stream().mapToLong(key -> Position.of(key.orcid())).toArray());
            statement.executeUpdate();
        }
    }
}
