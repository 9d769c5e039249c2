package org.orcidcaravan.measure.reconcile;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of all people.
 *
 * @param via {@code mirror} or {@code api}
 * @param endedAt null: it goes on
 * @param outcome {@code complete} or {@code stopped}; null: it goes on
 * @param tally what it looked at
 * @param findings how many of each kind; those with none are left out
 */
public record Round(
        long id,
        String via,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        Tally tally,
        Map<String, Long> findings) {
    public Round {
        findings = Map.copyOf(findings);
    }

    /**
     * People, by what came of the look at their record.
     *
     * @param people compared
     * @param unproved of those, with something that was written too shortly before
     * @param absent there is no summary of the record in the local copy
     * @param unreadable the summary or the answer cannot be read
     * @param busy a request for them was under way
     */
    public record Tally(int people, int unproved, int absent, int unreadable, int busy) {
        static final Tally NONE = new Tally(0, 0, 0, 0, 0);

        static Tally compared(boolean unproved) {
            return new Tally(1, unproved ? 1 : 0, 0, 0, 0);
        }

        static Tally ofAbsent() {
            return new Tally(0, 0, 1, 0, 0);
        }

        static Tally ofUnreadable() {
            return new Tally(0, 0, 0, 1, 0);
        }

        static Tally ofBusy() {
            return new Tally(0, 0, 0, 0, 1);
        }

        Tally plus(Tally other) {
            return new Tally(
                    people + other.people,
                    unproved + other.unproved,
                    absent + other.absent,
                    unreadable + other.unreadable,
                    busy + other.busy);
        }
    }
}
