package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.Replay.Turned;
import org.orcidcaravan.push.ReplayPartStore.Claimed;

/**
 * Sends many dead letters again, each exactly once (faults.md row 64): what was asked for is kept, and handed over to the
 * queue in parts, each a transaction of its own, by whichever instance comes. What follows is the queue's, at its pace.
 * Every act is audited.
 */
@ApplicationScoped
public class Replays {
    private final TransactionStore transactions;
    private final ReplayStore store;
    private final PushSettings settings;

    Replays(TransactionStore transactions, ReplayStore store, PushSettings settings) {
        this.transactions = transactions;
        this.store = store;
        this.settings = settings;
    }

    /**
     * Begins a replay, or finds the one that was begun with this key.
     *
     * @throws KeyTaken when that one is about other dead letters
     */
    public Replay begin(ReplayOrder order) {
        return transactions.within("Failed to begin a replay of dead letters", connection -> {
            Optional<Long> begun = ReplayBeginStore.begin(connection, order);
            long id = begun.isPresent() ? begun.get() : ReplayBeginStore.before(connection, order);
            Replay replay = there(connection, id);
            if (begun.isPresent()) {
                note(connection, replay, "replay.begin", order.actor());
            }
            return replay;
        });
    }

    /** How one stands. */
    public Optional<Replay> find(long id) {
        return store.find(id);
    }

    /** The newest first. */
    public List<Replay> latest(@Nullable Long before, int limit) {
        return store.latest(before, limit);
    }

    /** How the tasks stand that were handed over and not taken back. */
    public Map<TaskState, Long> standing(long id) {
        return store.standing(id);
    }

    /**
     * Hands nothing more over; what is not yet, stays a dead letter.
     *
     * @return empty: there is no such replay
     */
    public Optional<Turned> stop(long id, String actor) {
        return transactions.within(
                "Failed to stop replay " + id,
                connection -> turned(connection, id, ReplayStore.stop(connection, id), "replay.stop", actor));
    }

    /**
     * Puts back on the list, as they were, those that nobody has begun to send; the others are sent.
     *
     * @return empty: there is no such replay
     */
    public Optional<Turned> undo(long id, String actor) {
        Optional<Turned> begun = transactions.within(
                "Failed to take replay " + id + " back",
                connection -> turned(connection, id, ReplayStore.undo(connection, id, actor), "replay.undo", actor));
        while (begun.filter(Turned::changed).isPresent() && step(id)) {
            // Its time runs, so that it does not wait for a clock; if this process dies, the clock goes on with it.
        }
        return begun.flatMap(turned -> find(id).map(replay -> new Turned(turned.changed(), replay)));
    }

    /**
     * Hands over, or takes back, the next part of one replay.
     *
     * @param only this one; null: whichever is due
     * @return whether there was one that nobody else is at work on
     */
    public boolean step(@Nullable Long only) {
        return transactions.within("Failed to replay the next dead letters", connection -> {
            Optional<Claimed> claimed = ReplayPartStore.claim(connection, only);
            if (claimed.isPresent()) {
                part(connection, claimed.get());
            }
            return claimed.isPresent();
        });
    }

    private void part(Connection connection, Claimed replay) throws SQLException {
        int most = settings.replayBatch();
        if (replay.state() == ReplayState.UNDOING) {
            ReplayPartStore.takeBack(connection, replay, most);
        } else {
            ReplayPartStore.handOver(connection, replay, most, Duration.ofMillis(settings.replayEvery()));
        }
    }

    private static Optional<Turned> turned(Connection connection, long id, boolean changed, String action, String actor)
            throws SQLException {
        Optional<Replay> replay = ReplayStore.find(connection, id);
        if (changed) {
            note(connection, replay.orElseThrow(), action, actor);
        }
        return replay.map(now -> new Turned(changed, now));
    }

    private static Replay there(Connection connection, long id) throws SQLException {
        return ReplayStore.find(connection, id).orElseThrow();
    }

    private static void note(Connection connection, Replay replay, String action, String actor) throws SQLException {
        JsonObject detail = action.equals("replay.begin")
                ? Json.createObjectBuilder(replay.asked())
                        .add("number", replay.total())
                        .build()
                : Json.createObjectBuilder().add("handedOver", replay.done()).build();
        AuditStore.note(connection, new Act(actor, action, "replay:" + replay.id(), detail));
    }
}
