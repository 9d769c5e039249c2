package org.orcidcaravan.routing.running;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Route;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;

/** One route's counts since the service started. */
final class RouteCount extends RoutePolicySupport {
    private static final int LONGEST_MESSAGE = 500;

    private final InstantSource clock;
    private final Map<Exchange, Long> inFlight = new ConcurrentHashMap<>();
    private final LongAdder total = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);
    private volatile @Nullable Failure lastFailure;

    RouteCount(InstantSource clock) {
        this.clock = clock;
    }

    /** What went wrong, in one line of bounded length, and when. */
    record Failure(Instant at, String message) {
        static Failure of(Instant at, Throwable cause) {
            String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            String text = cause.getClass().getSimpleName() + ": " + line;
            return new Failure(at, text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…");
        }
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        inFlight.put(exchange, System.nanoTime());
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        Long started = inFlight.remove(exchange);
        if (started != null) {
            long took = System.nanoTime() - started;
            nanos.add(took);
            slowest.accumulate(took);
        }
        total.increment();
        Throwable cause = failure(route, exchange);
        if (cause != null) {
            failed.increment();
            lastFailure = Failure.of(clock.instant(), cause);
        }
    }

    /** Also what the route's own configuration dealt with; not what another route did. */
    private static @Nullable Throwable failure(Route route, Exchange exchange) {
        Throwable open = exchange.getException();
        if (open != null) {
            return open;
        }
        boolean here = ExchangeHelper.isFailureHandled(exchange)
                && route.getId().equals(exchange.getProperty(ExchangePropertyKey.FAILURE_ROUTE_ID, String.class));
        return here ? exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class) : null;
    }

    long oldestMillis() {
        long now = System.nanoTime();
        return TimeUnit.NANOSECONDS.toMillis(inFlight.values().stream()
                .mapToLong(started -> now - started)
                .max()
                .orElse(0));
    }

    long total() {
        return total.sum();
    }

    long failed() {
        return failed.sum();
    }

    int inFlight() {
        return inFlight.size();
    }

    double meanMillis() {
        long count = total();
        return count == 0 ? 0 : nanos.sum() / 1e6 / count;
    }

    double slowestMillis() {
        return slowest.get() / 1e6;
    }

    @Nullable
    Failure lastFailure() {
        return lastFailure;
    }
}
