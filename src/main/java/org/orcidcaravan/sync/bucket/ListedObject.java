package org.orcidcaravan.sync.bucket;

/**
 * One object as ListObjectsV2 names it.
 *
 * @param etag without its quotation marks
 * @param size in bytes
 */
public record ListedObject(String bucket, String key, String etag, long size) {}
