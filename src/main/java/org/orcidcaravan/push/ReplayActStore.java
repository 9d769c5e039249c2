package org.orcidcaravan.push;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.orcidcaravan.push.Replay.Turned;

/** What somebody does with a replay, and the audit of it: all in the caller's transaction. */
final class ReplayActStore {
    private ReplayActStore() {}

    static Replay begin(Connection connection, ReplayOrder order) throws SQLException {
        Optional<Long> begun = ReplayBeginStore.begin(connection, order);
        long id = begun.isPresent() ? begun.get() : ReplayBeginStore.before(connection, order);
        Replay replay = ReplayStore.find(connection, id).orElseThrow();
        if (begun.isPresent()) {
            JsonObject detail = Json.createObjectBuilder(replay.asked())
                    .add("number", replay.total())
                    .build();
            AuditStore.note(connection, new Act(order.actor(), "replay.begin", "replay:" + id, detail));
        }
        return replay;
    }

    static Optional<Turned> stop(Connection connection, long id, String actor) throws SQLException {
        return turned(
                connection,
                id,
                ReplayStore.stop(connection, id),
                new Act(actor, "replay.stop", "replay:" + id, JsonObject.EMPTY_JSON_OBJECT));
    }

    static Optional<Turned> undo(Connection connection, long id, String actor) throws SQLException {
        return turned(
                connection,
                id,
                ReplayStore.undo(connection, id, actor),
                new Act(actor, "replay.undo", "replay:" + id, JsonObject.EMPTY_JSON_OBJECT));
    }

    /** @param act what to note when it is done, with how far the replay was */
    private static Optional<Turned> turned(Connection connection, long id, boolean changed, Act act)
            throws SQLException {
        Optional<Replay> replay = ReplayStore.find(connection, id);
        if (changed) {
            JsonObject detail = Json.createObjectBuilder()
                    .add("handedOver", replay.orElseThrow().done())
                    .build();
            AuditStore.note(connection, new Act(act.actor(), act.action(), act.subject(), detail));
        }
        return replay.map(now -> new Turned(changed, now));
    }
}
