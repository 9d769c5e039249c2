package org.orcidcaravan.routing.handover;

/** A batch came for a run that is over: another run of the source began, or somebody ended it. Nothing of it was taken. */
public final class RunOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunOver(SourceName source, long run) {
        super("Failed to go on with run " + run + " of " + source.text()
                + ": it is over, because another one began. Nothing of this batch was taken.");
    }
}
