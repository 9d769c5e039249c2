package org.orcidcaravan.sync.bucket;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The credentials are known, but not allowed to do this (403 AccessDenied). */
public final class AccessRefused extends BucketException {

    @Serial
    private static final long serialVersionUID = 1L;

    AccessRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
