package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.DeadLetterActStore.Part;

/** The dead-letter list: what was given up, why, and what is to become of it. Every act is audited. */
@ApplicationScoped
public class DeadLetters {
    private final TransactionStore transactions;
    private final DeadLetterStore store;
    private final DeadLetterReasonStore reasons;

    DeadLetters(TransactionStore transactions, DeadLetterStore store, DeadLetterReasonStore reasons) {
        this.transactions = transactions;
        this.store = store;
        this.reasons = reasons;
    }

    /** One with its history, the first request first. */
    public record Opened(DeadLetter letter, List<Attempt> attempts) {
        public Opened {
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * What a replay would come to.
     *
     * @param state that the task would go to
     * @param pauseReason why it would wait there, in lower case with hyphens; null: it would not
     */
    public record Prospect(TaskState state, @Nullable String pauseReason) {}

    /** The newest first, from behind a place on. */
    public List<DeadLetter> list(DeadLetterFilter filter, DeadLetter.@Nullable Place after, int limit) {
        return store.list(filter, after, limit);
    }

    public long count(DeadLetterFilter filter) {
        return store.count(filter);
    }

    /** One by its id, also when it is not on the list any more: its state says so. */
    public Optional<Opened> open(long id) {
        return store.find(id).map(letter -> new Opened(letter, store.attempts(id)));
    }

    /** Why they were given up, the most frequent reason first, at most {@code most} of them. */
    public List<DeadLetterReason> reasons(int most) {
        return reasons.all(most);
    }

    /** What a replay of one would come to; empty: it is not on the list. */
    public Optional<Prospect> prospect(long id) {
        return reasons.prospect(id);
    }

    /**
     * Sends one again when it is its turn: with attempts anew, and after a look at the record where that is due.
     *
     * @param version the one that was seen, so that a second click does nothing; null: whatever it is now
     */
    public Acted replay(long id, @Nullable Integer version, String actor) {
        return act(id, version, new Dismissal.Replay(actor, Duration.ZERO));
    }

    /**
     * Takes one off the list: in this form it is never sent.
     *
     * @param version the one that was seen; null: whatever it is now
     */
    public Acted discard(long id, @Nullable Integer version, String reason, String actor) {
        return act(id, version, new Dismissal.Discard(reason, actor));
    }

    /**
     * Takes all that fit off the list.
     *
     * @return how many
     */
    public long discard(DeadLetterFilter filter, String reason, String actor) {
        return act(filter, new Dismissal.Discard(reason, actor));
    }

    private Acted act(long id, @Nullable Integer version, Dismissal how) {
        return transactions.within(
                "Failed to " + how.verb() + " dead letter " + id,
                connection -> DeadLetterActStore.one(connection, id, version, how));
    }

    private long act(DeadLetterFilter filter, Dismissal how) {
        Part part = Part.FIRST;
        while (!part.isLast()) {
            Part before = part;
            part = transactions.within(
                    "Failed to " + how.verb() + " more dead letters than " + before.changed(),
                    connection -> DeadLetterActStore.part(connection, filter, how, before));
        }
        return part.changed();
    }
}
