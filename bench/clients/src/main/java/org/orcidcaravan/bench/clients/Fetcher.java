package org.orcidcaravan.bench.clients;

import java.io.IOException;
import java.io.InputStream;

/** One way to get an object; safe for many threads. */
interface Fetcher extends AutoCloseable {

    /** What is done with the body: read to its end. */
    @FunctionalInterface
    interface Sink {
        void accept(InputStream body) throws IOException;
    }

    void fetch(String bucket, String key, Sink sink) throws IOException;

    @Override
    default void close() {}
}
