package org.orcidcaravan.sync.bucket;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A loopback server that does exactly what a test tells it to do with each request, and nothing of its own accord. */
final class RudeServer implements AutoCloseable {

    /** What to do with the n-th request (from 1); returning false closes the connection. */
    @FunctionalInterface
    interface Manners {
        boolean answer(int number, String head, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Manners manners;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    RudeServer(Manners manners) throws IOException {
        this(new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress()), manners);
    }

    RudeServer(ServerSocket listener, Manners manners) {
        this.listener = listener;
        this.manners = manners;
        Thread.ofVirtual().start(this::accept);
    }

    /** Always gives this answer, then closes the connection. */
    static RudeServer saying(String answer) throws IOException {
        return new RudeServer((number, head, out) -> {
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
            return false;
        });
    }

    static String answer(int status, String headers, String body) {
        return "HTTP/1.1 " + status + " Text\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    static String error(int status, String headers, String code) {
        return answer(status, headers, "<Error><Code>" + code + "</Code><Message>text</Message></Error>");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    int port() {
        return listener.getLocalPort();
    }

    S3Address address() {
        return new S3Address(URI.create("http://127.0.0.1:" + port()), "eu-west-1");
    }

    int connections() {
        return connections.get();
    }

    List<String> heads() {
        return heads;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                threads.add(Thread.ofVirtual().start(() -> talk(socket)));
            }
        } catch (IOException e) {
            // The listener is closed: the test is over.
            return;
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean more = true;
            while (more) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                heads.add(head);
                OutputStream out = socket.getOutputStream();
                more = manners.answer(heads.size(), head, out);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // The client went away, or the test is over.
            return;
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            text.append((char) next);
        }
        int at = text.indexOf("content-length: ");
        if (at >= 0) {
            in.readNBytes(Integer.parseInt(text.substring(at + 16, text.indexOf("\r\n", at))));
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.forEach(Thread::interrupt);
    }
}
