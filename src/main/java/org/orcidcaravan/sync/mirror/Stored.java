package org.orcidcaravan.sync.mirror;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An object whose bytes are verified and here, but not yet confirmed.
 *
 * @param key which object
 * @param known what will be remembered of it
 * @param part the temporary file with its bytes; null when the file under the final name holds them already
 */
public record Stored(
        ObjectKey key, KnownObject known, @Nullable Path part) {}
