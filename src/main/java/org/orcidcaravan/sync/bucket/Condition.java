package org.orcidcaravan.sync.bucket;

/** What must hold of an object's current version for a GET to answer with it (RFC 9110 section 13.1). */
public sealed interface Condition {

    /** Whatever version there is. */
    Condition ANY = new Any();

    /** Whatever version there is. */
    record Any() implements Condition {}

    /** Only the version with this ETag; another one is {@link ObjectChanged}. */
    record IfMatch(String etag) implements Condition {
        public IfMatch {
            check(etag);
        }
    }

    /** Only a version with another ETag; this one is {@link NotModified}. */
    record IfNoneMatch(String etag) implements Condition {
        public IfNoneMatch {
            check(etag);
        }
    }

    private static void check(String etag) {
        boolean plain = !etag.isEmpty() && etag.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '"');
        if (!plain) {
            throw new IllegalArgumentException("Failed to use an ETag as condition: it is empty or has characters that"
                    + " no ETag has. Pass it as the listing gave it, without quotation marks.");
        }
    }
}
