package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.orcidcaravan.sync.mirror.FolderScanStore;

/** Before a page is listed: there is room for it, and the folder is this process's. */
@ApplicationScoped
class FolderClaims {
    private final FolderScanStore folders;
    private final DiskRoom room;

    FolderClaims(FolderScanStore folders, DiskRoom room) {
        this.folders = folders;
        this.room = room;
    }

    /** Two processes never scan the same folder: whoever comes second leaves it. */
    boolean take(FolderScan scan) {
        Pass pass = scan.pass();
        room.await(pass);
        if (scan.isClaimed()) {
            return true;
        }
        Optional<String> confirmed = folders.claim(pass.mirror().id(), scan.dataClass(), scan.folder(), pass.member());
        confirmed.ifPresentOrElse(scan::claimed, scan::leave);
        return confirmed.isPresent();
    }
}
