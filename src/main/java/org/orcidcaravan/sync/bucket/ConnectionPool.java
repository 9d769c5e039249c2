package org.orcidcaravan.sync.bucket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Connections to one server: made when none is at rest, kept while they are young. Callers bound how many. */
final class ConnectionPool implements AutoCloseable {

    private final S3Address address;
    private final Patience patience;
    private final SSLSocketFactory tls;
    private final Deque<Connection> resting = new ConcurrentLinkedDeque<>();
    private final Watch watch;
    private volatile boolean closed;

    ConnectionPool(S3Address address, Patience patience, SSLSocketFactory tls) {
        this.address = address;
        this.patience = patience;
        this.tls = tls;
        this.watch = new Watch(patience, this::dropOld);
    }

    /** The connection that came to rest last, already watched; null when there is none. */
    @Nullable
    Connection rested(long deadline) {
        Connection connection = resting.pollFirst();
        if (connection != null) {
            connection.begin(deadline);
            watch.add(connection);
        }
        return connection;
    }

    /**
     * A new connection, already watched. TLS is checked for the host's name.
     *
     * @throws IOException when there is no connection within the patience for one
     */
    Connection fresh(long deadline) throws IOException {
        if (closed) {
            throw new IOException("the client is closed");
        }
        Socket socket = connected(deadline);
        try {
            Connection connection = address.tls() ? secured(socket, deadline) : new Connection(socket, socket);
            connection.begin(deadline);
            watch.add(connection);
            return connection;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Tries the host's addresses one after another, within the patience for one connection. */
    private Socket connected(long deadline) throws IOException {
        long until = Math.min(deadline, System.nanoTime() + patience.connect().toNanos());
        IOException first = null;
        for (InetAddress each : InetAddress.getAllByName(address.host())) {
            Socket socket = new Socket();
            try {
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                socket.connect(new InetSocketAddress(each, address.port()), Math.clamp(left, 1, Integer.MAX_VALUE));
                return socket;
            } catch (IOException e) {
                socket.close();
                first = first == null ? e : first;
            }
        }
        throw first == null ? new IOException("the host has no address") : first;
    }

    private Connection secured(Socket socket, long deadline) throws IOException {
        SSLSocket secure = (SSLSocket) tls.createSocket(socket, address.host(), address.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        Connection connection = new Connection(socket, secure);
        connection.begin(
                Math.min(deadline, System.nanoTime() + patience.connect().toNanos()));
        watch.add(connection);
        try {
            secure.startHandshake();
        } finally {
            watch.remove(connection);
        }
        return connection;
    }

    /** Takes back a connection whose answer was read to its end. */
    void rest(Connection connection, boolean keepAlive) {
        watch.remove(connection);
        if (keepAlive && !connection.leftovers() && !connection.overdue() && !closed) {
            resting.addFirst(connection);
            if (closed) {
                dropAll();
            }
        } else {
            connection.close();
        }
    }

    /** Cuts a connection that cannot be used again. */
    void discard(Connection connection) {
        watch.remove(connection);
        connection.close();
    }

    private void dropOld() {
        long now = System.nanoTime();
        for (Connection each : List.copyOf(resting)) {
            if (each.idleNanos(now) > patience.idle().toNanos() && resting.remove(each)) {
                each.close();
            }
        }
    }

    private void dropAll() {
        for (Connection each = resting.pollFirst(); each != null; each = resting.pollFirst()) {
            each.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
        dropAll();
    }
}
