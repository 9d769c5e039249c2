package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.Replay.Turned;

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
        return transactions.within(
                "Failed to begin a replay of dead letters", connection -> ReplayActStore.begin(connection, order));
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
                "Failed to stop replay " + id, connection -> ReplayActStore.stop(connection, id, actor));
    }

    /**
     * Puts back on the list, as they were, those that nobody has begun to send; the others are sent.
     *
     * @return empty: there is no such replay
     */
    public Optional<Turned> undo(long id, String actor) {
        Optional<Turned> begun = transactions.within(
                "Failed to take replay " + id + " back", connection -> ReplayActStore.undo(connection, id, actor));
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
        int most = settings.replayBatch();
        Duration pause = Duration.ofMillis(settings.replayEvery());
        return transactions.within(
                "Failed to replay the next dead letters",
                connection -> ReplayPartStore.next(connection, only, most, pause));
    }
}
