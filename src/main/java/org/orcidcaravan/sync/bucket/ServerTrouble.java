package org.orcidcaravan.sync.bucket;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The server answered 5xx, cut the connection, took too long, or sent what is no S3 answer. Worth another attempt. */
public final class ServerTrouble extends BucketException {

    @Serial
    private static final long serialVersionUID = 1L;

    ServerTrouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
