package org.orcidcaravan.source.dspace;

/** What Caravan does with DSpace's queue. */
public enum Mode {
    /** Nothing. */
    OFF,
    /** What would be sent is made and compared with what ORCID has: nothing is sent, nothing is written. */
    SHADOW,
    /** What would be sent is listed. */
    READ_ONLY,
    /** As DSpace's own script does it, row by row. */
    STRICT,
    /** As Caravan does it: an outage uses no attempt, what ORCID has already is found, and works go in bulk. */
    IMPROVED;

    /** Whether DSpace's queue is sent, and written back to. */
    public boolean sends() {
        return this == STRICT || this == IMPROVED;
    }
}
