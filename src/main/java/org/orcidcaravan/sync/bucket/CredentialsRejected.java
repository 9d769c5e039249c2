package org.orcidcaravan.sync.bucket;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The server does not accept the credentials: unknown key, wrong secret, expired token, or a clock that is wrong. */
public final class CredentialsRejected extends BucketException {

    @Serial
    private static final long serialVersionUID = 1L;

    CredentialsRejected(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
