/**
 * ORCID's buckets as a real S3 server on loopback serves them: names, keys and the change list exactly as ORCID lays
 * them out. Reached in process or, from another process, over the wire.
 */
@NullMarked
package org.orcidcaravan.simulator.bucket;

import org.jspecify.annotations.NullMarked;
