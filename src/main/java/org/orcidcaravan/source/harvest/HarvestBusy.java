package org.orcidcaravan.source.harvest;

/** Somebody else harvests this source, or has taken it over. */
public final class HarvestBusy extends RuntimeException {
    private static final long serialVersionUID = 1;

    HarvestBusy(String message) {
        super(message);
    }
}
