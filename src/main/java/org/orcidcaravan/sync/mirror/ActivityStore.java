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
        Map<ObjectKey, KnownObject> known = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RANGE)) {
            statement.setInt(1, mirror);
            statement.setLong(2, first);
            statement.setLong(3, last);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.putAll(PackedActivities.unpack(Position.orcid(row.getLong(1)), row.getBytes(2)));
                }
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
