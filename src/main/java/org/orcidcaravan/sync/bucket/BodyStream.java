package org.orcidcaravan.sync.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The body of one answer, by Content-Length or chunked (RFC 9112 section 7.1). A body that stops early is
 * {@link ServerTrouble}, never an end of file. At its last byte the connection goes back to rest.
 */
final class BodyStream extends InputStream {

    private static final long UNKNOWN = -1;

    private final Connection connection;
    private final ConnectionPool pool;
    private final S3Request request;
    private final ResponseHead head;
    private long left;
    private long received;
    private boolean firstChunk = true;
    private boolean finished;
    private boolean closed;

    /** @param empty whether there is no body whatever the headers say (HEAD, 204, 304) */
    BodyStream(S3Request request, ResponseHead head, Connection connection, ConnectionPool pool, boolean empty) {
        this.request = request;
        this.head = head;
        this.connection = connection;
        this.pool = pool;
        this.left = head.chunked() ? UNKNOWN : head.contentLength();
        if (empty || left == 0) {
            finish();
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (finished || length == 0) {
            return finished ? -1 : 0;
        }
        if (closed) {
            throw Failures.trouble(request, "its stream is closed", null);
        }
        try {
            if (left == UNKNOWN) {
                nextChunk();
                if (finished) {
                    return -1;
                }
            }
            int read = connection.read(target, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new IOException("the connection ended after " + received + " bytes"
                        + (head.chunked() ? "" : " of " + head.contentLength()));
            }
            count(read);
            return read;
        } catch (IOException e) {
            close();
            throw Failures.broken(request, connection, e);
        }
    }

    private void count(int read) {
        received += read;
        left -= read;
        if (left == 0) {
            left = UNKNOWN;
            if (!head.chunked()) {
                finish();
            }
        }
    }

    private void nextChunk() throws IOException {
        if (!firstChunk && !connection.readLine().isEmpty()) {
            throw new MalformedAnswer("a chunk is longer than it said");
        }
        firstChunk = false;
        String line = connection.readLine();
        int end = line.indexOf(';');
        String size = (end < 0 ? line : line.substring(0, end)).strip();
        if (size.isEmpty() || size.length() > 15 || !size.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new MalformedAnswer("a chunk's size is no number");
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            skipTrailers();
            finish();
        }
    }

    private void skipTrailers() throws IOException {
        int bytes = 0;
        for (String line = connection.readLine(); !line.isEmpty(); line = connection.readLine()) {
            bytes += line.length();
            if (bytes > Connection.HEAD_CAP) {
                throw new MalformedAnswer("its trailers do not end");
            }
        }
    }

    private void finish() {
        finished = true;
        pool.rest(connection, head.keepAlive());
    }

    @Override
    public void close() {
        if (!finished && !closed) {
            closed = true;
            pool.discard(connection);
        }
    }
}
