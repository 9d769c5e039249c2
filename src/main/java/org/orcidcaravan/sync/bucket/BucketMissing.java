package org.orcidcaravan.sync.bucket;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** There is no bucket of this name (NoSuchBucket). */
public final class BucketMissing extends BucketException {

    @Serial
    private static final long serialVersionUID = 1L;

    BucketMissing(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
