package org.orcidcaravan.sync.mirror;

/** Another pass is at work on the mirror: nothing is wrong, it is only not this one's turn. */
public final class MirrorBusy extends MirrorUnusable {
    private static final long serialVersionUID = 1L;

    MirrorBusy(String message) {
        super(message);
    }
}
