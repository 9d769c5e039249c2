package org.orcidcaravan.sync.bucket;

/** The object still has the ETag that the condition named. */
public record NotModified() implements ObjectAnswer {}
