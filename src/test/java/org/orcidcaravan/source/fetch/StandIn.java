package org.orcidcaravan.source.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A repository's web server on loopback: answers as it is told, or goes wrong in one of the ways of the world. */
public final class StandIn implements AutoCloseable {
    /** What answers a request. */
    public interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    /** What a repository says to a question. */
    public interface Pages {
        String page(Map<String, String> question);
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Answering> first = new ArrayDeque<>();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final Pages pages;
    private final String type;

    public StandIn(String type, Pages pages) {
        this.type = type;
        this.pages = pages;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** The next request that nobody has been told for yet is answered so, and not by the pages. */
    public synchronized void next(Answering answering) {
        first.add(answering);
    }

    /** The next request is answered by the pages. */
    public void nextGood() {
        next(exchange -> send(exchange, 200, type, pages.page(question(exchange))));
    }

    /** The questions in their order. */
    public List<Map<String, String>> asked() {
        return asked;
    }

    public List<String> authorizations() {
        return authorizations;
    }

    private synchronized @Nullable Answering told() {
        return first.poll();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> question = question(exchange);
        asked.add(question);
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Answering answering = told();
        try (exchange) {
            if (answering != null) {
                answering.to(exchange);
            } else {
                send(exchange, 200, type, pages.page(question));
            }
        }
    }

    public static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Says that there is more than comes. */
    public static Answering cutShort(String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
        };
    }

    public static Answering status(int status, String header, String value) {
        return exchange -> {
            exchange.getResponseHeaders().set(header, value);
            send(exchange, status, "text/plain", "no");
        };
    }

    private static Map<String, String> question(HttpExchange exchange) {
        Map<String, String> all = new LinkedHashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String one : (query == null ? "" : query).split("&")) {
            int is = one.indexOf('=');
            if (is > 0) {
                all.put(one.substring(0, is), URLDecoder.decode(one.substring(is + 1), StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
