package org.orcidcaravan.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.orcidcaravan.consent.ConsentTrouble;
import org.orcidcaravan.consent.PermissionGone;
import org.orcidcaravan.consent.vault.KeyUnusable;
import org.orcidcaravan.push.call.Pace;

/** Takes care of what nobody holds any more: leases that ended without a word, and people who need not wait longer. */
@Named("leases")
@Unremovable
@Singleton
public class Leases {
    private static final Logger LOG = Logger.getLogger(Leases.class);

    private final LeaseStore store;
    private final Pace pace;
    private final ClockSkew skew;
    private final Counter lost;
    private volatile boolean skewed;

    Leases(LeaseStore store, Pace pace, ClockSkew skew, MeterRegistry registry) {
        this.store = store;
        this.pace = pace;
        this.skew = skew;
        this.lost = Counter.builder("caravan.push.leases.lost")
                .description("Leases that ended without a word, or that somebody else had before their holder was done")
                .register(registry);
    }

    /** One round; several instances may do it at once. */
    public void care() {
        int ended = store.recover();
        if (ended > 0) {
            lost.increment(ended);
            LOG.warnf("%d leases ended without a word; their tasks go on.", ended);
        }
        int woken = store.wake();
        if (woken > 0) {
            LOG.infof("%d people need not wait any longer.", woken);
        }
        Optional<String> off = skew.report();
        if (off.isPresent() && !skewed) {
            LOG.warn(off.get());
        }
        skewed = off.isPresent();
    }

    /**
     * What a claim leased could not be sent, in a way that no verdict covers.
     *
     * @param person the id of the person's row
     * @param fencing the number of the lease
     */
    public void broke(long person, long fencing, Throwable failure) {
        LOG.errorf(failure, "Failed to send the tasks of person %d: %s", person, failure.getMessage());
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof KeyUnusable) {
            pace.alert(message);
        }
        store.recover(person, fencing, message, mayBeOfTasks(failure));
    }

    /** The database, the key and a permission that has just gone say nothing about what was to be sent. */
    private static boolean mayBeOfTasks(Throwable failure) {
        return !(failure instanceof KeyUnusable
                || failure instanceof QueueTrouble
                || failure instanceof ConsentTrouble
                || failure instanceof PermissionGone);
    }

    /** A claim failed; nothing was leased by it. */
    public void failed(Exception failure) {
        LOG.warnf("Failed to claim what is to be pushed: %s", failure.getMessage());
    }

    /** Somebody else goes on with the person. */
    public void lost(LeaseLost loss) {
        lost.increment();
        LOG.warn(loss.getMessage());
    }
}
