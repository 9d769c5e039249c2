package org.orcidcaravan.sync.pass;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.bucket.ObjectBody;

/**
 * A candidate and what S3 answered.
 *
 * @param body null when there is nothing to store: it has not changed, or is not there
 */
public record Fetched(Candidate candidate, @Nullable ObjectBody body) {}
