package org.orcidcaravan.sync.bucket;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The server refuses the request itself (another 4xx, such as 400 InvalidArgument). Repeating it does not help. */
public final class RequestRefused extends BucketException {

    @Serial
    private static final long serialVersionUID = 1L;

    RequestRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
