package org.orcidcaravan.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body is longer than the operator allows. */
final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge(int most) {
        super("The body is longer than " + most + " bytes: send fewer works at a time.");
    }

    /** A body that fails like this when it turns out to be too long. */
    static InputStream limited(InputStream body, int most) {
        return new FilterInputStream(body) {
            private long left = most;

            @Override
            public int read() throws IOException {
                int one = super.read();
                count(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int some = super.read(into, from, length);
                count(Math.max(0, some));
                return some;
            }

            private void count(int bytes) {
                left -= bytes;
                if (left < 0) {
                    throw new TooLarge(most);
                }
            }
        };
    }
}
