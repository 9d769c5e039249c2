package org.orcidcaravan.sync.bucket;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** There is no object with this key (404): it was removed since it was listed, or never written. */
public final class ObjectMissing extends BucketException {

    @Serial
    private static final long serialVersionUID = 1L;

    ObjectMissing(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
