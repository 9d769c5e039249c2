package org.orcidcaravan.sync.bucket;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** No connection could be made: the name does not resolve, nobody listens, or TLS fails. */
public final class Unreachable extends BucketException {

    @Serial
    private static final long serialVersionUID = 1L;

    Unreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
