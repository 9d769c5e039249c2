package org.orcidcaravan.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orcidcaravan.push.Acted;

/** A task after an act on it. */
@Schema(description = "A task after an act on it.")
record Changed(
        long id,

        @Schema(description = "The state that it is in now.")
        String state) {

    /** @throws Impossible when nothing was changed */
    static Changed of(long id, Acted acted) {
        return switch (acted) {
            case Acted.Done(var now) -> new Changed(id, now.text());
            case Acted.NotAsSeen(var now) -> throw Impossible.notAsSeen(id, now);
            case Acted.Missing() -> throw Impossible.noTask(id);
        };
    }
}
