package org.orcidcaravan.source.dspace.payload;

import java.util.List;

/** DSpace's own check refuses what a row is about, before anything is sent. */
public final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param codes DSpace's names of what is wrong */
    public Invalid(List<String> codes) {
        super("Errors occurs during ORCID object validation. Error codes: " + String.join(",", codes));
    }
}
