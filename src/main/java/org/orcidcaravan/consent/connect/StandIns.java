package org.orcidcaravan.consent.connect;

/**
 * Makes one person of a researcher and of the row that stood for them while only their iD was known. What is to be written
 * goes with it, and belongs to a room that may know this one, not the other way round.
 */
public interface StandIns {
    /**
     * Hands all that the stand-in has to the person; the stand-in is gone then.
     *
     * @param person the id of the row that stays
     * @param standIn the id of the other
     * @return whether they are one now; else nothing is changed
     */
    boolean join(long person, long standIn);
}
