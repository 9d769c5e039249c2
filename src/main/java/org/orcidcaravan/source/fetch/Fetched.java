package org.orcidcaravan.source.fetch;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An answer with status 200, all of it. */
public final class Fetched {
    private final URI from;
    private final String contentType;
    private final @Nullable Instant date;
    private final byte[] body;

    Fetched(URI from, String contentType, @Nullable Instant date, byte[] body) {
        this.from = from;
        this.contentType = contentType;
        this.date = date;
        this.body = body;
    }

    /** Where it came from in the end. */
    public URI from() {
        return from;
    }

    /** Without parameters, in lower case: {@code text/xml}; empty when the server did not say. */
    public String contentType() {
        return contentType;
    }

    /** The server's clock; null when it did not say. */
    public @Nullable Instant date() {
        return date;
    }

    /** The bytes; whoever takes them may change them. */
    public byte[] body() {
        return body;
    }
}
