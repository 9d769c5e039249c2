package org.orcidcaravan.sync.bucket;

import org.jspecify.annotations.Nullable;

/**
 * One object as ListObjectsV2 names it.
 *
 * @param etag without its quotation marks
 * @param size in bytes
 * @param modified when it was written, as the listing has it ({@code 2026-11-01T12:00:00.000Z}); null when it does not say
 */
public record ListedObject(
        String bucket,
        String key,
        String etag,
        long size,
        @Nullable String modified) {}
