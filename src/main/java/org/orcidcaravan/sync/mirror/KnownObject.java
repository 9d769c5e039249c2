package org.orcidcaravan.sync.mirror;

import java.util.UUID;

/**
 * What the database knows of an object whose bytes are on disk.
 *
 * @param etag the object's ETag in sixteen bytes, see {@link Etags}
 * @param bytes its length
 * @param verifiedBy what proved the bytes
 */
public record KnownObject(UUID etag, long bytes, VerifiedBy verifiedBy) {}
