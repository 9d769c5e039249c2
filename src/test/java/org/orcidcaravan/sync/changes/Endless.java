package org.orcidcaravan.sync.changes;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** A head, then the letter x for ever. */
final class Endless extends InputStream {
    private final byte[] head;
    private final AtomicLong taken;

    Endless(byte[] head, AtomicLong taken) {
        this.head = head;
        this.taken = taken;
    }

    @Override
    public int read() {
        long at = taken.getAndIncrement();
        return at < head.length ? head[(int) at] & 0xff : 'x';
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        for (int i = 0; i < length; i++) {
            buffer[offset + i] = (byte) read();
        }
        return length;
    }
}
