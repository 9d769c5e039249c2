package org.orcidcaravan.simulator.registry;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that are switched on. */
public final class Faults {
    private final List<Injected> injected = new CopyOnWriteArrayList<>();
    private final Chance chance;

    Faults(Chance chance) {
        this.chance = chance;
    }

    /** Switches a fault on; of several that fit a request the first one harms it. */
    public Injected inject(Fault fault) {
        Injected added = new Injected(fault);
        injected.add(added);
        return added;
    }

    /** Switches all off. */
    public void clear() {
        injected.clear();
    }

    Optional<Harm> strike(RequestLine line) {
        for (Injected fault : injected) {
            if (fault.strikes(line)) {
                return Optional.of(fault.fault.harm());
            }
        }
        return Optional.empty();
    }

    /** A fault that was switched on. */
    public final class Injected {
        private final Fault fault;
        private int seen;
        private int done;

        private Injected(Fault fault) {
            this.fault = fault;
        }

        /** How many requests it harmed. */
        public synchronized int done() {
            return done;
        }

        /** Switches it off. */
        public void end() {
            injected.remove(this);
        }

        private synchronized boolean strikes(RequestLine line) {
            if (done >= fault.times() || !fault.where().test(line)) {
                return false;
            }
            seen++;
            if (seen <= fault.skip() || !chance.happens(fault.probability())) {
                return false;
            }
            done++;
            return true;
        }
    }
}
