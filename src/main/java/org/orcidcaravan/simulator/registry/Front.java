package org.orcidcaravan.simulator.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.orcidcaravan.simulator.registry.record.Pauses;

/** Where requests arrive: they are logged, slowed to the rate, harmed as the faults say, and answered. */
final class Front implements HttpHandler {
    private static final Map<Integer, String> REASONS = Map.of(
            200, "ORCID is being maintained",
            429, "429 Too Many Requests",
            500, "500 Internal Server Error",
            502, "502 Bad Gateway",
            503, "503 Service Temporarily Unavailable",
            504, "504 Gateway Time-out");

    private final RequestLog log;
    private final Faults faults;
    private final RatePolice police;
    private final Pauses pauses;
    private final Desk desk;
    private volatile Duration latency;
    private volatile Duration window = Duration.ZERO;

    Front(RequestLog log, Faults faults, RatePolice police, Pauses pauses, Desk desk, Duration latency) {
        this.log = log;
        this.faults = faults;
        this.police = police;
        this.pauses = pauses;
        this.desk = desk;
        this.latency = latency;
    }

    void latency(Duration other) {
        latency = other;
    }

    void window(Duration other) {
        window = other;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        RequestLine line = RequestLine.of(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath());
        RequestLog.Entry entry = log.begin(line);
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            URI base =
                    URI.create("http://127.0.0.1:" + exchange.getLocalAddress().getPort());
            String query =
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
            Call call = new Call(line, query, exchange.getRequestHeaders(), new Call.Body(body), base);
            switch (ending(call)) {
                case Ending.Answered answered -> {
                    entry.answered(answered.reply().status());
                    send(exchange, answered.reply(), answered.reply().body().length);
                }
                case Ending.Cut cut when cut.reply().status() == 204 -> {
                    // It has no body that could be cut: the connection closes without it.
                }
                case Ending.Cut cut -> {
                    int announced = cut.reply().body().length + 100;
                    send(exchange, cut.reply(), announced);
                }
                case Ending.Lost _ -> {}
            }
        } finally {
            entry.end();
        }
    }

    private Ending ending(Call call) {
        Optional<Duration> turn = call.line().isApi() ? police.admit(System.nanoTime()) : Optional.of(Duration.ZERO);
        if (turn.isEmpty()) {
            return new Ending.Answered(page(503));
        }
        Optional<Harm> harm = faults.strike(call.line());
        pauses.hold(turn.get().plus(latency));
        return harm.map(h -> harmed(call, h)).orElseGet(() -> new Ending.Answered(desk.answer(call, window)));
    }

    private Ending harmed(Call call, Harm harm) {
        return switch (harm) {
            case Harm.LoseRequest _ -> new Ending.Lost();
            case Harm.LoseAnswer _ -> {
                desk.answer(call, window);
                yield new Ending.Lost();
            }
            case Harm.Page page -> {
                if (page.done()) {
                    desk.answer(call, window);
                }
                Reply reply = page(page.status());
                yield new Ending.Answered(page.retryAfter()
                        .map(time -> reply.with("Retry-After", Long.toString(time.toSeconds())))
                        .orElse(reply));
            }
            case Harm.Hang hang -> new Ending.Answered(hung(call, hang));
            case Harm.Truncate _ -> new Ending.Cut(desk.answer(call, window));
            case Harm.RevokeToken _ -> {
                desk.revokeToken(call);
                yield new Ending.Answered(desk.answer(call, window));
            }
            case Harm.RaceWindow race -> new Ending.Answered(desk.answer(call, race.time()));
        };
    }

    private Reply hung(Call call, Harm.Hang hang) {
        if (hang.done()) {
            Reply reply = desk.answer(call, window);
            pauses.hold(hang.time());
            return reply;
        }
        pauses.hold(hang.time());
        return desk.answer(call, window);
    }

    /** Announces so many bytes of a body; one that is announced longer than it is ends half-way, with the connection. */
    private static void send(HttpExchange exchange, Reply reply, int announced) throws IOException {
        byte[] body = reply.body();
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean whole = announced == body.length;
        exchange.sendResponseHeaders(reply.status(), whole && body.length == 0 ? -1 : announced);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, whole ? body.length : body.length / 2);
        if (!whole) {
            out.flush();
        }
    }

    private static Reply page(int status) {
        return Reply.html(status, REASONS.getOrDefault(status, Integer.toString(status)));
    }

    /** How a request ends. */
    private sealed interface Ending {
        record Answered(Reply reply) implements Ending {}

        record Cut(Reply reply) implements Ending {}

        record Lost() implements Ending {}
    }
}
