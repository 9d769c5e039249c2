package org.orcidcaravan.routing.handover;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.orcidcaravan.source.Policies;
import org.orcidcaravan.source.record.RecheckStore;
import org.orcidcaravan.source.record.SourceTransactionStore;

/** Decides anew of records that are kept, when rules or people have changed: their sources need not send them again. */
@Named("rechecks")
@Unremovable
@Singleton
public class Rechecks {
    private static final int BATCH = 300;

    private final SourceTransactionStore transactions;
    private final BatchStore batches;
    private final Policies policies;
    private final InstantSource clock;

    Rechecks(SourceTransactionStore transactions, BatchStore batches, Policies policies, InstantSource clock) {
        this.transactions = transactions;
        this.batches = batches;
        this.policies = policies;
        this.clock = clock;
    }

    /** Names of the sources of which there are records. */
    public List<String> sources() {
        return transactions.within("Failed to list the sources", RecheckStore::sources);
    }

    /**
     * Asks again what may be decided otherwise now, of all sources.
     *
     * @return how many records were asked again
     */
    public long round() {
        return sources().stream().mapToLong(this::due).sum();
    }

    /** The same of one source. */
    public long due(String source) {
        RecheckStore.Due due = new RecheckStore.Due(
                source,
                policies.of(source).rules().fingerprint(),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return each(source, true, due);
    }

    /** Asks again of all records of a source. */
    public long all(String source) {
        return each(source, false, new RecheckStore.Due(source, "", LocalDate.EPOCH));
    }

    private long each(String source, boolean onlyDue, RecheckStore.Due due) {
        long asked = 0;
        long last = 0;
        List<Long> ids;
        do {
            long after = last;
            ids = transactions.within("Failed to ask again of records of " + source, connection -> {
                List<Long> next = onlyDue
                        ? RecheckStore.due(connection, due, after, BATCH)
                        : RecheckStore.next(connection, source, after, BATCH);
                if (!next.isEmpty()) {
                    batches.recheck(connection, source, RecheckStore.read(connection, next));
                }
                return next;
            });
            asked += ids.size();
            last = ids.isEmpty() ? last : ids.getLast();
        } while (ids.size() == BATCH);
        return asked;
    }
}
