package org.orcidcaravan.routing.deploy;

/** Somebody else has changed the file since the caller read it. */
public final class ChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangedMeanwhile(String file) {
        super("File '" + file
                + "' was changed by somebody else meanwhile: read it again, and make your change in that.");
    }
}
