package org.orcidcaravan.sync.bucket;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers the first bytes of what is read through it. */
final class KeptBeginning extends FilterInputStream {
    private final int most;
    private final ByteArrayOutputStream kept;

    KeptBeginning(InputStream body, int most) {
        super(body);
        this.most = most;
        this.kept = new ByteArrayOutputStream(most);
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        if (next >= 0 && kept.size() < most) {
            kept.write(next);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            kept.write(buffer, offset, Math.min(count, most - kept.size()));
        }
        return count;
    }
}
