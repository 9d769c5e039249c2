package org.orcidcaravan.sync.bucket;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The server asks for fewer requests (503 SlowDown, 429). Worth another attempt, later and slower; not the object's
 * fault.
 */
public final class Throttled extends BucketException {

    @Serial
    private static final long serialVersionUID = 1L;

    Throttled(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
