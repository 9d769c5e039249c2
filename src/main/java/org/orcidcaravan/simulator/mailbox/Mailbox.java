package org.orcidcaravan.simulator.mailbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** A mail server on loopback that takes everything and sends nothing on, with a page. Close it to end it; nothing is kept. */
public final class Mailbox implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Mailbox.class.getName());
    private static final int MOST = 500;
    private static final int QUEUE = 64;
    private static final int SILENCE_MILLIS = 60_000;

    private final ServerSocket door;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final InstantSource clock;
    private final List<ReceivedMail> mails = new ArrayList<>();

    private Mailbox(ServerSocket door, HttpServer server, InstantSource clock) {
        this.door = door;
        this.server = server;
        this.clock = clock;
    }

    /**
     * Opens one.
     *
     * @param port of the page; 0 for any free one
     * @throws IllegalStateException when the port is taken
     */
    public static Mailbox open(int port, InstantSource clock) {
        try {
            ServerSocket door = new ServerSocket(0, QUEUE, InetAddress.getLoopbackAddress());
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), QUEUE);
            Mailbox mailbox = new Mailbox(door, server, clock);
            server.setExecutor(mailbox.threads);
            server.createContext("/", new MailboxPage(mailbox::mails));
            server.start();
            mailbox.threads.execute(mailbox::listen);
            return mailbox;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Failed to open the simulated mailbox on port %d: %s. Stop what is there or choose another port."
                            .formatted(port, e.getMessage()),
                    e);
        }
    }

    /** Where mails go: on {@code 127.0.0.1}. */
    public int smtpPort() {
        return door.getLocalPort();
    }

    /** The page. */
    public URI page() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All, the oldest first. */
    public List<ReceivedMail> mails() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    private void listen() {
        try {
            while (!door.isClosed()) {
                Socket socket = door.accept();
                threads.execute(() -> talk(socket));
            }
        } catch (IOException | RejectedExecutionException closed) {
            LOG.log(System.Logger.Level.DEBUG, "The simulated mailbox is closed", closed);
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setSoTimeout(SILENCE_MILLIS);
            new SmtpTalk(socket, this::take).run();
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "A client of the simulated mailbox left", gone);
        }
    }

    private void take(String to, byte[] content) {
        synchronized (mails) {
            mails.add(ReceivedMail.of(clock.instant(), to, content));
            if (mails.size() > MOST) {
                mails.removeFirst();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        try {
            door.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The simulated mailbox was closed already", e);
        }
        threads.shutdownNow();
    }
}
