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
import org.orcidcaravan.orcid.OrcidId;

/** What is about to be replaced: the ETags that a mirror has of some objects before a batch changes them. */
@ApplicationScoped
class FormerStore {
    private static final String SUMMARIES =
            "select position, etag from mirrored_summary where mirror_id = ? and position = any (?)";
    private static final String ACTIVITIES =
            "select position, packed from mirrored_activities where mirror_id = ? and position = any (?)";

    /** In the caller's transaction; an object that is not there has no entry. */
    Map<ObjectKey, UUID> of(Connection connection, int mirror, Collection<ObjectKey> keys) throws SQLException {
        Map<ObjectKey, UUID> former = new HashMap<>();
        long[] summaries = positions(keys, ObjectKey.Summary.class);
        if (summaries.length > 0) {
            try (PreparedStatement statement = connection.prepareStatement(SUMMARIES)) {
                ask(statement, mirror, summaries);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        former.put(new ObjectKey.Summary(Position.orcid(row.getLong(1))), row.getObject(2, UUID.class));
                    }
                }
            }
        }
        long[] activities = positions(keys, ObjectKey.Activity.class);
        if (activities.length > 0) {
            try (PreparedStatement statement = connection.prepareStatement(ACTIVITIES)) {
                ask(statement, mirror, activities);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        OrcidId orcid = Position.orcid(row.getLong(1));
                        PackedActivities.unpack(orcid, row.getBytes(2))
                                .forEach((key, known) -> former.put(key, known.etag()));
                    }
                }
            }
        }
        return former;
    }

    private static long[] positions(Collection<ObjectKey> keys, Class<? extends ObjectKey> kind) {
        return keys.stream()
                .filter(kind::isInstance)
                .mapToLong(key -> Position.of(key.orcid()))
                .distinct()
                .toArray();
    }

    private static void ask(PreparedStatement statement, int mirror, long[] positions) throws SQLException {
        statement.setInt(1, mirror);
        statement.setObject(2, positions);
    }
}
