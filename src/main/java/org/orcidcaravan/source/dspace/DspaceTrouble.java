package org.orcidcaravan.source.dspace;

import java.sql.SQLException;

/** DSpace's database did not answer, or is not what it should be. */
public final class DspaceTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what begins the sentence: "Failed to ..." */
    public DspaceTrouble(String what, SQLException cause) {
        super(
                what + ": " + cause.getMessage() + ". See whether DSpace's database is up, and caravan.dspace.jdbc.*.",
                cause);
    }

    /** @param sentence the whole of it, with the next step */
    public DspaceTrouble(String sentence) {
        super(sentence);
    }
}
