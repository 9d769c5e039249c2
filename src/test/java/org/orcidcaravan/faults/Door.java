package org.orcidcaravan.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before the simulated registry: hands bytes on, refuses connections when shut, and can cut answers off. */
final class Door implements AutoCloseable {
    private final URI inside;
    private final int port;
    private final List<Socket> passages = new CopyOnWriteArrayList<>();
    private volatile ServerSocket listener;
    private volatile long most = Long.MAX_VALUE;

    Door(URI inside) throws IOException {
        this.inside = inside;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** From now on connections are refused, and those that are there break off. */
    void shut() throws IOException {
        listener.close();
        breakOff();
    }

    /** Connections are let in, with their answers whole. */
    void open() throws IOException {
        if (listener.isClosed()) {
            listener = listen(port);
        }
        if (most != Long.MAX_VALUE) {
            most = Long.MAX_VALUE;
            breakOff();
        }
    }

    /** From now on each connection breaks off when so many bytes have come back. */
    void cutAfter(long bytes) throws IOException {
        most = bytes;
        breakOff();
    }

    private ServerSocket listen(int number) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), number), 1_024);
        Thread.ofVirtual().start(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Socket registry = new Socket(InetAddress.ofLiteral("127.0.0.1"), inside.getPort());
                passages.add(caller);
                passages.add(registry);
                long limit = most;
                Thread.ofVirtual().start(() -> pass(caller, registry, Long.MAX_VALUE));
                Thread.ofVirtual().start(() -> pass(registry, caller, limit));
            } catch (IOException closed) {
                // Shut, or the registry is gone: whoever knocked finds the connection refused or closed.
            }
        }
    }

    private void pass(Socket from, Socket to, long limit) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8_192];
            long left = limit;
            int read = 0;
            while (left > 0 && read >= 0) {
                read = in.read(bytes);
                if (read > 0) {
                    out.write(bytes, 0, (int) Math.min(read, left));
                    left -= read;
                }
            }
        } catch (IOException brokenOff) {
            // The other side finds out by itself.
        } finally {
            passages.remove(from);
            passages.remove(to);
        }
    }

    private void breakOff() throws IOException {
        for (Socket socket : passages) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}
