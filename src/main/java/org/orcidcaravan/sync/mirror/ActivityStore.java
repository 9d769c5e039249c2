package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.orcidcaravan.orcid.OrcidId;

/** The activities on disk: one row a record, its activities packed in it. */
@ApplicationScoped
class ActivityStore {
    private static final String RANGE = """
            select position, packed from mirrored_activities where mirror_id = ? and position between ? and ?
            """;
    private static final String NEXT = """
            select position, packed from mirrored_activities
            where mirror_id = ? and position > ? and position <= ? order by position limit ?
            """;
    private static final String AT = """
            select position, packed from mirrored_activities where mirror_id = ? and position = any (?)
            """;
    /** As for summaries, but of records: what their rows hold is cut to the number that was asked for. */
    private static final String SAMPLE = """
            select position, packed
            from mirrored_activities tablesample system (
                (select case when reltuples < 100000 then 100 else least(100, 300.0 * ? / reltuples) end
                 from pg_class where oid = 'mirrored_activities'::regclass)::real)
            where mirror_id = ? order by random() limit ?
            """;

    private static final String LISTED = """
            select position, packed from mirrored_activities where mirror_id = ? and position = any (?) for update
            """;
    private static final String UPSERT = """
            insert into mirrored_activities (mirror_id, position, objects, packed)
            select ?, * from unnest(?, ?, ?)
            on conflict (mirror_id, position) do update set objects = excluded.objects, packed = excluded.packed
            """;
    private static final String REMOVE = "delete from mirrored_activities where mirror_id = ? and position = any (?)";

    private final DataSource database;

    ActivityStore(DataSource database) {
        this.database = database;
    }

    /** What is known of the activities of the records from one position to another. */
    Map<ObjectKey, KnownObject> known(int mirror, long first, long last) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RANGE)) {
            statement.setInt(1, mirror);
            statement.setLong(2, first);
            statement.setLong(3, last);
            return objects(statement);
        }
    }

    /** Those of the next records after a position. */
    Map<ObjectKey, KnownObject> next(int mirror, long after, long last, int records) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setInt(1, mirror);
            statement.setLong(2, after);
            statement.setLong(3, last);
            statement.setInt(4, records);
            return objects(statement);
        }
    }

    /** Those of the records at some positions. */
    Map<ObjectKey, KnownObject> at(int mirror, long[] positions) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(AT)) {
            statement.setInt(1, mirror);
            statement.setObject(2, positions);
            return objects(statement);
        }
    }

    /** How many rows there are. */
    long countRecords(int mirror) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from mirrored_activities where mirror_id = ?")) {
            statement.setInt(1, mirror);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Some at random: of records drawn by chance, as many as were asked for. */
    Map<ObjectKey, KnownObject> sample(int mirror, int count) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAMPLE)) {
            statement.setInt(1, count);
            statement.setInt(2, mirror);
            statement.setInt(3, count);
            Map<ObjectKey, KnownObject> drawn = new HashMap<>();
            // A hash map's order has nothing to do with the keys', so which ones are cut off is as good as chance.
            objects(statement).entrySet().stream()
                    .limit(count)
                    .forEach(each -> drawn.put(each.getKey(), each.getValue()));
            return drawn;
        }
    }

    private static Map<ObjectKey, KnownObject> objects(PreparedStatement statement) throws SQLException {
        Map<ObjectKey, KnownObject> known = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                known.putAll(PackedActivities.unpack(Position.orcid(row.getLong(1)), row.getBytes(2)));
            }
        }
        return known;
    }

    /** Adds and removes activities; records that keep none lose their row. */
    void change(
            Connection connection,
            int mirror,
            Map<ObjectKey.Activity, KnownObject> stored,
            Collection<ObjectKey.Activity> removed)
            throws SQLException {
        Map<OrcidId, SortedMap<ObjectKey.Activity, KnownObject>> records = new TreeMap<>();
        stored.keySet().forEach(key -> records.computeIfAbsent(key.orcid(), orcid -> PackedActivities.empty()));
        removed.forEach(key -> records.computeIfAbsent(key.orcid(), orcid -> PackedActivities.empty()));
        load(connection, mirror, records);
        stored.forEach((key, known) -> ofRecord(records, key).put(key, known));
        removed.forEach(key -> ofRecord(records, key).remove(key));
        upsert(connection, mirror, records);
        delete(connection, mirror, records);
    }

    private static SortedMap<ObjectKey.Activity, KnownObject> ofRecord(
            Map<OrcidId, SortedMap<ObjectKey.Activity, KnownObject>> records, ObjectKey.Activity key) {
        return records.getOrDefault(key.orcid(), PackedActivities.empty());
    }

    private static void load(
            Connection connection, int mirror, Map<OrcidId, SortedMap<ObjectKey.Activity, KnownObject>> records)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LISTED)) {
            statement.setInt(1, mirror);
            statement.setObject(
                    2, records.keySet().stream().mapToLong(Position::of).toArray());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    OrcidId orcid = Position.orcid(row.getLong(1));
                    records.put(orcid, PackedActivities.unpack(orcid, row.getBytes(2)));
                }
            }
        }
    }

    private static void upsert(
            Connection connection, int mirror, Map<OrcidId, SortedMap<ObjectKey.Activity, KnownObject>> records)
            throws SQLException {
        var kept = records.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .toList();
        if (kept.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setInt(1, mirror);
            statement.setObject(
                    2,
                    kept.stream()
                            .mapToLong(entry -> Position.of(entry.getKey()))
                            .toArray());
            statement.setObject(
                    3, kept.stream().mapToInt(entry -> entry.getValue().size()).toArray());
            statement.setObject(
                    4,
                    kept.stream()
                            .map(entry -> PackedActivities.pack(entry.getValue()))
                            .toArray(byte[][]::new));
            statement.executeUpdate();
        }
    }

    private static void delete(
            Connection connection, int mirror, Map<OrcidId, SortedMap<ObjectKey.Activity, KnownObject>> records)
            throws SQLException {
        long[] emptied = records.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .mapToLong(entry -> Position.of(entry.getKey()))
                .toArray();
        if (emptied.length == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setInt(1, mirror);
            statement.setObject(2, emptied);
            statement.executeUpdate();
        }
    }
}
