package org.orcidcaravan.sync.pass;

import org.orcidcaravan.sync.mirror.DiskTrouble;

/** There is no room for an object: it is tried again when there is, and that is nobody's failed attempt. */
public class DiskFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DiskFull(DiskTrouble cause) {
        super(cause.getMessage(), cause);
    }
}
