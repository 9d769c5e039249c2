package org.orcidcaravan.sync.bucket;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The object's current version is not the one that was asked for (412). */
public final class ObjectChanged extends BucketException {

    @Serial
    private static final long serialVersionUID = 1L;

    ObjectChanged(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
