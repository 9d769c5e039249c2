package org.orcidcaravan.sync.bucket;

import java.io.IOException;
import java.io.Serial;

/** What came back is not HTTP/1.1; the message completes "the answer cannot be read: …". */
final class MalformedAnswer extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedAnswer(String reason) {
        super("the answer cannot be read: " + reason);
    }
}
