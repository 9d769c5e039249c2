package org.orcidcaravan.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/** {@code caravan.conf} in the cluster: what Caravan wants of its server. {@code ALTER SYSTEM} still overrides it. */
record Settings(Path cluster) {
    private static final Pattern PORT = Pattern.compile("(?m)^port = (\\d+)$");

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private static final String TEXT = """
            # Written by Caravan at every start; changes belong into ALTER SYSTEM.
            listen_addresses = '127.0.0.1'
            port = {port}
            # A socket's path is limited to some 100 bytes, which a data folder can exceed.
            unix_socket_directories = ''

            # Nothing that was confirmed may be lost with the power.
            fsync = on
            synchronous_commit = on
            full_page_writes = on

            # The pool of serve, and several one-shot commands with small pools beside it.
            max_connections = 100
            shared_buffers = 128MB
            # Bulk loads of millions of rows would otherwise force a checkpoint every few seconds.
            max_wal_size = 2GB
            min_wal_size = 160MB
            checkpoint_timeout = 15min
            # Short queries only: compiling them costs more than it saves.
            jit = off

            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            password_encryption = 'scram-sha-256'
            # Caravan keeps the log small; terse, because details quote rows, and rows hold personal data.
            logging_collector = off
            log_checkpoints = off
            log_error_verbosity = terse
            """;

    private Path file() {
        return cluster.resolve("caravan.conf");
    }

    /** Makes a new cluster read the file. */
    void include() throws IOException {
        Files.writeString(
                cluster.resolve("postgresql.conf"), "\ninclude = 'caravan.conf'\n", StandardOpenOption.APPEND);
    }

    void write(int port) throws IOException {
        var staging = file().resolveSibling("caravan.conf.new");
        Files.deleteIfExists(staging);
        Files.createFile(staging, DataFolder.mode("rw-------"));
        Files.writeString(staging, TEXT.replace("{port}", Integer.toString(port)));
        Files.move(staging, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The port of the last start while it is free, so that a process whose server died finds the next one; else any. */
    int choosePort() throws IOException {
        if (Files.exists(file())) {
            var match = PORT.matcher(Files.readString(file()));
            if (match.find() && isFree(Integer.parseInt(match.group(1)))) {
                return Integer.parseInt(match.group(1));
            }
        }
        return anyPort();
    }

    static int anyPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
