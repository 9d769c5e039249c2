package org.orcidcaravan.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Stands before a real S3 server on loopback: hands requests on as they are, unless a test has planned a fault. */
final class Middleman implements AutoCloseable {
    /** As often as it takes. */
    static final int ALWAYS = Integer.MAX_VALUE;

    private record Plan(Predicate<Request> where, AtomicInteger left, Fault fault) {}

    private final ServerSocket listener;
    private final URI upstream;
    private final List<Plan> plans = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    Middleman(URI upstream) throws IOException {
        this.listener = new ServerSocket(0, 1_024, InetAddress.ofLiteral("127.0.0.1"));
        this.upstream = upstream;
        Thread.ofVirtual().start(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Plans a fault for the next so many requests that fit. Of several plans that fit the first one holds. */
    void plan(int times, Predicate<Request> where, Fault fault) {
        plans.add(new Plan(where, new AtomicInteger(times), fault));
    }

    /** No faults any more, and no request was seen. */
    void behave() {
        plans.clear();
        requests.clear();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Requests for objects of these data, not for listings and not for the change list. */
    List<String> objectsAsked() {
        return requests.stream()
                .filter(request -> !request.isListing() && request.bucket().startsWith("v3.0"))
                .map(Request::key)
                .toList();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
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
                Request request = Request.parse(head);
                requests.add(request);
                more = faultFor(request).answer(() -> ask(head), socket);
            }
        } catch (IOException | UncheckedIOException | InterruptedException e) {
            // The client went away, or the test is over.
            return;
        }
    }

    private Fault faultFor(Request request) {
        for (Plan plan : plans) {
            if (plan.where().test(request) && plan.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return plan.fault();
            }
        }
        return Fault.NONE;
    }

    private Answer ask(String head) {
        String asked = head.substring(0, head.length() - 2) + "Connection: close\r\n\r\n";
        try (Socket server = new Socket(upstream.getHost(), upstream.getPort())) {
            server.getOutputStream().write(asked.getBytes(StandardCharsets.ISO_8859_1));
            return Answer.parse(server.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int next;
        while ((next = in.read()) >= 0) {
            text.append((char) next);
            if (next == '\n' && text.length() > 3 && text.charAt(text.length() - 3) == '\n') {
                return text.toString();
            }
        }
        return "";
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
