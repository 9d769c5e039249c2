package org.orcidcaravan.push;

/** The right to write to a record has gone to somebody else: what this holder did or would do no longer counts. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLost(long person, long fencing) {
        super("The lease number " + fencing + " to write for person " + person
                + " has ended; whoever has the next one goes on.");
    }
}
