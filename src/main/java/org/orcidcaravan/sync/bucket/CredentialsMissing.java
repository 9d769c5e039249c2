package org.orcidcaravan.sync.bucket;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** No credentials were found anywhere in the AWS default chain. No request was sent. */
public final class CredentialsMissing extends BucketException {

    @Serial
    private static final long serialVersionUID = 1L;

    CredentialsMissing(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
