package org.orcidcaravan.push;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Takes care of what nobody holds any more: leases that ended without a word, and people who need not wait longer. */
@Named("leases")
@Unremovable
@Singleton
public class Leases {
    private static final Logger LOG = Logger.getLogger(Leases.class);

    private final LeaseStore store;

    Leases(LeaseStore store) {
        this.store = store;
    }

    /** One round; several instances may do it at once. */
    public void care() {
        int ended = store.recover();
        if (ended > 0) {
            LOG.warnf("%d leases ended without a word; their tasks go on.", ended);
        }
        int woken = store.wake();
        if (woken > 0) {
            LOG.infof("%d people need not wait any longer.", woken);
        }
    }

    /** A request for an errand failed in a way that no verdict covers. */
    public void broke(Errand errand, Throwable failure) {
        LOG.errorf(failure, "Failed to send the tasks of person %d: %s", errand.person(), failure.getMessage());
        store.recover(errand.person(), errand.fencing(), String.valueOf(failure.getMessage()));
    }

    /** A claim failed; nothing was leased by it. */
    public void failed(Exception failure) {
        LOG.warnf("Failed to claim what is to be pushed: %s", failure.getMessage());
    }

    /** Somebody else goes on with the person. */
    public void lost(LeaseLost loss) {
        LOG.warn(loss.getMessage());
    }
}
