package org.orcidcaravan.sync.mirror;

/** This process was away for longer than its lease: somebody else may have taken over, so nothing is confirmed. */
public class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLost() {
        super(
                "This process was away for longer than its lease (caravan.sync.lease), so others may have taken over: what it"
                        + " has not confirmed is dropped, and the next pass goes on.");
    }
}
