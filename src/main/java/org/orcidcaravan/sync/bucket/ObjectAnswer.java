package org.orcidcaravan.sync.bucket;

/** What a GET gave: the object, or the news that it has not changed. Everything else is a {@link BucketException}. */
public sealed interface ObjectAnswer permits ObjectBody, NotModified {}
