package org.orcidcaravan.sync.bucket;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One version of an object on its way in; ETag and bytes come from the same response. Close it always: closed at the
 * end, the connection is used again; closed before, it is cut.
 */
public final class ObjectBody implements ObjectAnswer, AutoCloseable {

    private static final String CHECKSUM = "x-amz-checksum-";

    private final String etag;
    private final ResponseHead head;
    private final BodyStream stream;
    private InputStream unread;

    ObjectBody(String etag, ResponseHead head, BodyStream stream) {
        this.etag = etag;
        this.head = head;
        this.stream = stream;
        this.unread = stream;
    }

    /** Without its quotation marks. An MD5 of the bytes only for objects put in one part and not encrypted by KMS. */
    public String etag() {
        return etag;
    }

    /** In bytes, or -1 when the server sends the body in chunks. */
    public long contentLength() {
        return head.contentLength();
    }

    /**
     * The bytes. Reading throws {@link ServerTrouble} (unchecked, so that it cannot be taken for trouble with the
     * disk) when the connection ends before the last byte or the attempt takes longer than its {@link Patience}.
     */
    public InputStream stream() {
        return unread;
    }

    /**
     * Lets somebody read from the beginning, as far as they like; {@link #stream} begins at the beginning all the same.
     * What they read is held in memory until then.
     */
    public <T> T peek(Function<InputStream, T> reader) {
        Remembered remembered = new Remembered(unread);
        try {
            return reader.apply(remembered);
        } finally {
            unread = new SequenceInputStream(remembered.again(), unread);
        }
    }

    /** Passes bytes on, and remembers them. */
    private static final class Remembered extends FilterInputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Remembered(InputStream from) {
            super(from);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                bytes.write(one);
            }
            return one;
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            int length = super.read(into, at, most);
            if (length > 0) {
                bytes.write(into, at, length);
            }
            return length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            // The body is still to be read.
        }

        InputStream again() {
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }

    /** {@code x-amz-server-side-encryption}: {@code AES256}, {@code aws:kms}, … */
    public @Nullable String encryption() {
        return head.header("x-amz-server-side-encryption");
    }

    /** Checksums that S3 keeps with the object, base64, by the last part of the header's name: {@code crc64nvme}, … */
    public Map<String, String> checksums() {
        Map<String, String> found = new TreeMap<>();
        head.headers().forEach((name, value) -> {
            if (name.startsWith(CHECKSUM)) {
                found.put(name.substring(CHECKSUM.length()), value);
            }
        });
        return found;
    }

    @Override
    public void close() {
        stream.close();
    }
}
