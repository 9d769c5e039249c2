import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One client's connection: reads requests one after another and answers each, until the client closes it. */
final class HttpConnection implements Runnable {

    private final SocketChannel channel;
    private final Requests requests;
    private final ByteBuffer in = ByteBuffer.allocateDirect(16_384);
    private boolean close;
    private long bodyLength;

    HttpConnection(SocketChannel channel, Requests requests) {
        this.channel = channel;
        this.requests = requests;
        in.flip();
    }

    @Override
    public void run() {
        try (channel) {
            String head = head();
            while (head != null) {
                answer(parse(head));
                head = close ? null : head();
            }
        } catch (IOException e) {
            // A client that goes away ends its connection; there is nobody to tell.
            return;
        }
    }

    /** The request line and headers, or null at the end of the connection. */
    private String head() throws IOException {
        int scanned = 0;
        while (true) {
            for (int i = Math.max(0, scanned - 3); i + 3 < in.remaining(); i++) {
                if (in.getInt(in.position() + i) == 0x0d0a0d0a) {
                    byte[] bytes = new byte[i + 2];
                    in.get(bytes);
                    in.position(in.position() + 2);
                    return new String(bytes, StandardCharsets.ISO_8859_1);
                }
            }
            scanned = in.remaining();
            in.compact();
            if (!in.hasRemaining()) {
                throw new IOException("The request's head is too long.");
            }
            int read = channel.read(in);
            in.flip();
            if (read < 0) {
                return null;
            }
        }
    }

    private Requests.Request parse(String head) throws IOException {
        int first = head.indexOf(' ');
        int second = head.indexOf(' ', first + 1);
        String target = head.substring(first + 1, second);
        String ifMatch = null;
        String ifNoneMatch = null;
        String range = null;
        bodyLength = 0;
        int line = head.indexOf("\r\n") + 2;
        while (line < head.length()) {
            int end = head.indexOf("\r\n", line);
            if (is(head, line, "if-match:")) {
                ifMatch = head.substring(line + 9, end).trim();
            } else if (is(head, line, "if-none-match:")) {
                ifNoneMatch = head.substring(line + 14, end).trim();
            } else if (is(head, line, "range:")) {
                range = head.substring(line + 6, end).trim();
            } else if (is(head, line, "content-length:")) {
                bodyLength = Long.parseLong(head.substring(line + 15, end).trim());
            } else if (is(head, line, "connection:")) {
                close = head.substring(line + 11, end).trim().equalsIgnoreCase("close");
            }
            line = end + 2;
        }
        skipBody();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        return new Requests.Request(
                head.substring(0, first),
                path.indexOf('%') < 0 ? path : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8),
                mark < 0 ? Map.of() : query(target.substring(mark + 1)),
                ifMatch,
                ifNoneMatch,
                range);
    }

    private static boolean is(String head, int at, String name) {
        return head.regionMatches(true, at, name, 0, name.length());
    }

    private static Map<String, String> query(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return values;
    }

    private void skipBody() throws IOException {
        while (bodyLength > 0) {
            int here = (int) Math.min(bodyLength, in.remaining());
            in.position(in.position() + here);
            bodyLength -= here;
            if (bodyLength > 0) {
                in.clear();
                if (channel.read(in) < 0) {
                    throw new IOException("The request's body was cut short.");
                }
                in.flip();
            }
        }
    }

    private void answer(Requests.Request request) throws IOException {
        Requests.Answer answer = requests.answer(request);
        Faults.Kind fault = requests.fault(request, answer);
        if (fault == Faults.Kind.BUSY) {
            answer = Requests.slowDown();
        }
        boolean bodiless = request.method().equals("HEAD") || answer.status() == 304;
        String head = "HTTP/1.1 " + answer.status() + (answer.status() < 300 ? " OK" : " Other")
                + "\r\nServer: bench\r\nDate: " + requests.date() + "\r\nx-amz-request-id: 0\r\n"
                + answer.headers()
                + (answer.status() == 304 ? "" : "Content-Length: " + answer.length() + "\r\n")
                + (close ? "Connection: close\r\n\r\n" : "\r\n");
        ByteBuffer headBytes = ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1));
        if (answer.file() != null) {
            writeAll(headBytes);
            sendFile(answer, bodiless);
        } else if (bodiless) {
            writeAll(headBytes);
        } else if (fault == Faults.Kind.RESET || fault == Faults.Kind.CUT || fault == Faults.Kind.FLIPPED) {
            writeAll(headBytes);
            spoil(fault, answer);
        } else {
            ByteBuffer[] all = new ByteBuffer[answer.body().length + 1];
            all[0] = headBytes;
            System.arraycopy(answer.body(), 0, all, 1, answer.body().length);
            writeAll(all);
        }
    }

    private void spoil(Faults.Kind fault, Requests.Answer answer) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate((int) answer.length());
        for (ByteBuffer part : answer.body()) {
            whole.put(part.duplicate());
        }
        whole.flip();
        int middle = whole.limit() / 2;
        if (fault == Faults.Kind.FLIPPED) {
            whole.put(middle, (byte) (whole.get(middle) ^ 1));
            writeAll(whole);
            return;
        }
        whole.limit(middle);
        writeAll(whole);
        if (fault == Faults.Kind.RESET) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        throw new IOException("This connection was to break.");
    }

    private void sendFile(Requests.Answer answer, boolean bodiless) throws IOException {
        try (var file = answer.file()) {
            long sent = bodiless ? answer.length() : 0;
            while (sent < answer.length()) {
                sent += file.transferTo(answer.from() + sent, answer.length() - sent, channel);
            }
        }
    }

    private void writeAll(ByteBuffer... parts) throws IOException {
        ByteBuffer last = parts[parts.length - 1];
        do {
            channel.write(parts);
        } while (last.hasRemaining());
    }
}
