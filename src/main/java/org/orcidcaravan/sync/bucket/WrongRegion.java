package org.orcidcaravan.sync.bucket;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The bucket lives in another region (301 PermanentRedirect, AuthorizationHeaderMalformed). Never followed. */
public final class WrongRegion extends BucketException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final @Nullable String region;

    WrongRegion(String message, @Nullable String region) {
        super(message, null);
        this.region = region;
    }

    /** The region that the answer names, if it names one. */
    public @Nullable String region() {
        return region;
    }
}
