package org.orcidcaravan.sync.bucket;

import org.jspecify.annotations.Nullable;

/**
 * The server did what {@link BucketClient#send} asked for.
 *
 * @param etag of the object written, without quotation marks, where the server names it
 */
public record SentAnswer(int status, @Nullable String etag) {}
