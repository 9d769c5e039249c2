package org.orcidcaravan.sync.mirror;

import java.io.IOException;
import java.io.OutputStream;

/** What an object's bytes go through on their way into its file. */
interface Encoding {
    /** The next bytes of the object. */
    void write(byte[] buffer, int length) throws IOException;

    /** All bytes were there, and are proved to be the object's. */
    void finish() throws IOException;

    /** None: the file holds the object's bytes. */
    record Plain(OutputStream out) implements Encoding {
        @Override
        public void write(byte[] buffer, int length) throws IOException {
            out.write(buffer, 0, length);
        }

        @Override
        public void finish() {
            // Everything is written already.
        }
    }

    /** Into no file: only whether they are the object's is wanted. */
    record Nowhere() implements Encoding {
        @Override
        public void write(byte[] buffer, int length) {
            // They have been counted and hashed.
        }

        @Override
        public void finish() {
            // There is nothing to end.
        }
    }
}
