/**
 * The S3 client of the sync's hot path: list a page, get an object, and say in one exception type a cause what went
 * wrong. It speaks HTTP/1.1 over sockets itself, because the AWS SDK's request path costs several times the CPU of
 * everything else that is done with an object (bench/results holds the figures); credentials still come from the SDK's
 * chain. Callers bring their own threads, best virtual ones; every call blocks and is bounded by a {@link Patience}.
 */
@NullMarked
package org.orcidcaravan.sync.bucket;

import org.jspecify.annotations.NullMarked;
