package org.orcidcaravan.sync.pass;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.orcidcaravan.sync.DataClass;

/**
 * How much may vanish at once before somebody has to be asked: 1,000 objects of a data class, or one in a hundred
 * (faults.md row 12).
 */
final class RemovalBudget {
    /** So many may always go. */
    static final long FREE = 1_000;
    /** Of more objects, one in so many. */
    private static final long SHARE = 100;

    private final ToLongFunction<DataClass> known;
    private final Map<DataClass, AtomicLong> taken = new EnumMap<>(DataClass.class);
    private final Map<DataClass, Long> most = new EnumMap<>(DataClass.class);

    /**
     * For one pass.
     *
     * @param known counts what is here; asked only when more than {@link #FREE} is to go, because it is dear
     */
    RemovalBudget(ToLongFunction<DataClass> known) {
        this.known = known;
        for (DataClass dataClass : DataClass.values()) {
            taken.put(dataClass, new AtomicLong());
        }
    }

    /** The most that may go of so many. */
    static long most(long known) {
        return Math.max(FREE, known / SHARE);
    }

    /** Whether one more may go without asking. */
    boolean take(DataClass dataClass) {
        AtomicLong count = taken.get(dataClass);
        long wanted = count == null ? 1 : count.incrementAndGet();
        return wanted <= FREE || wanted <= mostOf(dataClass);
    }

    private synchronized long mostOf(DataClass dataClass) {
        return most.computeIfAbsent(dataClass, asked -> most(known.applyAsLong(asked)));
    }
}
