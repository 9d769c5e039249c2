package org.orcidcaravan.sync.bucket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * One TCP or TLS connection and the bytes read ahead on it. One thread uses it at a time; the {@link Watch} may cut it
 * from another.
 */
final class Connection {

    static final int HEAD_CAP = 100_000;
    private static final int READ_AHEAD = 16_384;
    private static final int WRITE_PART = 65_536;

    private final Socket raw;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[READ_AHEAD];
    private int position;
    private int limit;
    private boolean answered;
    private volatile long deadline;
    private volatile long touched;
    private volatile boolean waiting;
    private volatile boolean overdue;

    /**
     * @param raw the TCP socket, closed to cut the connection even while TLS waits
     * @param talking the same socket, or the TLS socket over it
     */
    Connection(Socket raw, Socket talking) throws IOException {
        this.raw = raw;
        this.in = talking.getInputStream();
        this.out = talking.getOutputStream();
        this.touched = System.nanoTime();
    }

    /** Starts an attempt that has to end before the deadline of {@link System#nanoTime}. */
    void begin(long newDeadline) {
        answered = false;
        waiting = false;
        overdue = false;
        deadline = newDeadline;
        touched = System.nanoTime();
    }

    void write(byte[] head, byte[] body) throws IOException {
        startWaiting();
        out.write(head);
        for (int at = 0; at < body.length; at += WRITE_PART) {
            startWaiting();
            out.write(body, at, Math.min(WRITE_PART, body.length - at));
        }
        out.flush();
        waiting = false;
    }

    /** Whether any byte of the present attempt's answer has arrived. */
    boolean answered() {
        return answered;
    }

    /** Whether the watch cut this connection because it took too long. */
    boolean overdue() {
        return overdue;
    }

    /** Whether bytes are left that no answer accounts for; such a connection must not be used again. */
    boolean leftovers() {
        return position < limit;
    }

    long idleNanos(long now) {
        return now - touched;
    }

    /** Cuts the connection when it is past its deadline, or has waited too long for the server to take or give a byte. */
    void cutIfOverdue(long now, Duration idle) {
        if (now - deadline >= 0 || (waiting && now - touched >= idle.toNanos())) {
            overdue = true;
            close();
        }
    }

    ResponseHead readHead() throws IOException {
        while (true) {
            ResponseHead head = readOneHead();
            if (head.status() >= 200) {
                return head;
            }
        }
    }

    private ResponseHead readOneHead() throws IOException {
        int scanned = position;
        while (true) {
            for (int i = scanned; i + 3 < limit; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    byte[] bytes = Arrays.copyOfRange(buffer, position, i);
                    position = i + 4;
                    return ResponseHead.parse(bytes, bytes.length);
                }
            }
            int held = limit - position;
            if (held >= HEAD_CAP) {
                throw new MalformedAnswer("its headers are longer than " + HEAD_CAP + " bytes");
            }
            fillMore();
            scanned = position + Math.max(0, held - 3);
        }
    }

    /** Appends at least one byte to those read ahead, growing the buffer for a long head. */
    private void fillMore() throws IOException {
        int held = limit - position;
        byte[] target = held == buffer.length ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, position, target, 0, held);
        buffer = target;
        position = 0;
        limit = held;
        int read = receive(buffer, limit, buffer.length - limit);
        if (read < 0) {
            throw new EOFException("the connection ended before the answer's headers");
        }
        limit += read;
    }

    /** Up to {@code length} bytes of the body; -1 at the end of the connection. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (position == limit && length >= buffer.length) {
            return receive(target, offset, length);
        }
        if (position == limit) {
            int read = receive(buffer, 0, buffer.length);
            if (read < 0) {
                return -1;
            }
            position = 0;
            limit = read;
        }
        int taken = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, taken);
        position += taken;
        return taken;
    }

    /** A line of at most 1,000 characters that ends with CR LF, without it. */
    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        byte[] one = new byte[1];
        while (true) {
            if (read(one, 0, 1) < 0) {
                throw new EOFException("the connection ended between two chunks");
            }
            if (one[0] == '\n' && !line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
                return line.substring(0, line.length() - 1);
            }
            line.append(new String(one, StandardCharsets.ISO_8859_1));
            if (line.length() > 1_000) {
                throw new MalformedAnswer("a chunk's first line does not end");
            }
        }
    }

    private int receive(byte[] target, int offset, int length) throws IOException {
        startWaiting();
        int read = in.read(target, offset, length);
        waiting = false;
        touched = System.nanoTime();
        answered |= read > 0;
        return read;
    }

    /** From here on the server is to act; time that the caller takes for itself does not count as silence. */
    private void startWaiting() {
        touched = System.nanoTime();
        waiting = true;
    }

    void close() {
        try {
            raw.close();
        } catch (IOException e) {
            // Nothing is owed to a socket that is thrown away; whoever still reads from it fails by itself.
            System.getLogger(Connection.class.getName()).log(System.Logger.Level.DEBUG, "Socket not closed", e);
        }
    }
}
