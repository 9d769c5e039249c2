package org.orcidcaravan.sync.mirror;

import java.nio.file.Path;

/** Another pass is at work on the mirror: nothing is wrong, it is only not this one's turn. */
public final class MirrorBusy extends MirrorUnusable {
    private static final long serialVersionUID = 1L;

    MirrorBusy(String message) {
        super(message);
    }

    static MirrorBusy with(Mirror mirror) {
        return at(mirror.path());
    }

    /** The mirror in this folder is busy. */
    public static MirrorBusy at(Path path) {
        return new MirrorBusy(
                "Another pass is at work on " + path + ". Wait until it has finished, or give another folder with -p.");
    }
}
