package org.orcidcaravan.source.dspace.config;

/** DSpace's settings cannot be read; the message says where and what to do. */
public final class UnreadableConfig extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableConfig(String message) {
        super(message);
    }

    UnreadableConfig(String message, Throwable cause) {
        super(message, cause);
    }
}
