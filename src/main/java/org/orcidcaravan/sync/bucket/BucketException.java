package org.orcidcaravan.sync.bucket;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Why S3 did not give what was asked for; each subclass is one way to go on. The message names bucket, key, host and
 * the next step, and never holds a secret.
 */
public abstract sealed class BucketException extends RuntimeException
        permits ServerTrouble,
                Throttled,
                CredentialsMissing,
                CredentialsRejected,
                AccessRefused,
                BucketMissing,
                ObjectMissing,
                ObjectChanged,
                WrongRegion,
                RequestRefused,
                Unreachable {

    @Serial
    private static final long serialVersionUID = 1L;

    BucketException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
