package org.orcidcaravan.sync.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;

/** What batches say of objects that vanished or came back, within the transaction that confirms them. */
final class VanishedStore {
    /** A tombstone whose object came back and vanished again is a new case; what is due stays due. Gone is gone. */
    private static final String NOTE = """
            insert into vanished_object (mirror_id, data_class, key, state, reason, etag)
            select ?, ?, key, 'noted', reason, etag from unnest(?::text[], ?::text[], ?::uuid[]) as v (key, reason, etag)
            on conflict (mirror_id, data_class, key) do update
            set state = 'noted', reason = excluded.reason, etag = excluded.etag, noted_at = now(), removed_at = null,
                confirmed = false
            where vanished_object.state = 'removed'
               or (vanished_object.reason = 'let-go' and excluded.reason <> 'let-go')
            """;

    private static final String REMOVED = """
            insert into vanished_object (mirror_id, data_class, key, state, reason, etag, removed_at)
            select ?, ?, key, 'removed', reason, etag, now()
            from unnest(?::text[], ?::text[], ?::uuid[]) as v (key, reason, etag)
            on conflict (mirror_id, data_class, key) do update
            set state = 'removed', removed_at = now(), etag = coalesce(excluded.etag, vanished_object.etag)
            """;
    private static final String RETURNED = """
            delete from vanished_object where mirror_id = ? and data_class = ? and key = any (?)
              and (? or state <> 'removed')
            """;
    private static final String ANY = """
            select exists (select from vanished_object where mirror_id = ?),
                   exists (select from vanished_object where mirror_id = ? and state <> 'removed')
            """;

    private VanishedStore() {}

    static void apply(Connection connection, int mirror, List<Batch> batches) throws SQLException {
        returned(connection, mirror, batches);
        for (DataClass dataClass : DataClass.values()) {
            write(
                    connection,
                    NOTE,
                    mirror,
                    dataClass,
                    of(dataClass, batches.stream().flatMap(batch -> batch.vanished().stream())));
            write(
                    connection,
                    REMOVED,
                    mirror,
                    dataClass,
                    of(dataClass, batches.stream().flatMap(batch -> batch.removals().stream())));
        }
    }

    private static List<Vanished> of(DataClass dataClass, Stream<Vanished> all) {
        Map<ObjectKey, Vanished> last = new LinkedHashMap<>();
        all.filter(each -> each.key().dataClass() == dataClass).forEach(each -> last.put(each.key(), each));
        return List.copyOf(last.values());
    }

    private static void write(
            Connection connection, String sql, int mirror, DataClass dataClass, List<Vanished> vanished)
            throws SQLException {
        if (vanished.isEmpty()) {
            return;
        }
        @Nullable UUID[] etags = new @Nullable UUID[vanished.size()];
        for (int i = 0; i < etags.length; i++) {
            etags[i] = vanished.get(i).etag();
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            vanished.stream().map(each -> each.key().text()).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            vanished.stream()
                                    .map(each -> each.reason().column())
                                    .toArray()));
            statement.setArray(5, connection.createArrayOf("uuid", etags));
            statement.executeUpdate();
        }
    }

    /** What was stored is here again; what is known and was seen unchanged never went. */
    private static void returned(Connection connection, int mirror, List<Batch> batches) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ANY)) {
            statement.setInt(1, mirror);
            statement.setInt(2, mirror);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    lift(
                            connection,
                            mirror,
                            batches.stream().flatMap(b -> b.stored().stream().map(Stored::key)),
                            true);
                }
                if (row.getBoolean(2)) {
                    lift(connection, mirror, batches.stream().flatMap(b -> b.settled().stream()), false);
                }
            }
        }
    }

    private static void lift(Connection connection, int mirror, Stream<ObjectKey> keys, boolean tombstones)
            throws SQLException {
        List<ObjectKey> all = keys.toList();
        for (DataClass dataClass : DataClass.values()) {
            Collection<String> ofClass = all.stream()
                    .filter(key -> key.dataClass() == dataClass)
                    .map(ObjectKey::text)
                    .toList();
            if (!ofClass.isEmpty()) {
                try (PreparedStatement statement = connection.prepareStatement(RETURNED)) {
                    statement.setInt(1, mirror);
                    statement.setString(2, dataClass.folder());
                    statement.setArray(3, connection.createArrayOf("text", ofClass.toArray()));
                    statement.setBoolean(4, tombstones);
                    statement.executeUpdate();
                }
            }
        }
    }
}
