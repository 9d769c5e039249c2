package org.orcidcaravan.routing.running;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one route stands.
 *
 * @param from the address it listens on, with its placeholders unresolved
 * @param file the file it came from
 * @param state {@code started}, {@code suspended} or {@code stopped}
 * @param uptimeSeconds since it was started; 0 when it is stopped
 * @param messages since the service started
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RouteStatus(
        String id,
        String file,
        @Nullable String group,
        @Nullable String description,
        String from,
        String state,
        long uptimeSeconds,
        Messages messages) {
    /**
     * What went through it.
     *
     * @param total those that are through
     * @param failed of these, which went wrong, also when that was dealt with
     * @param inFlight those that are in it
     * @param meanMillis from end to end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Messages(
            long total,
            long failed,
            int inFlight,
            double meanMillis,
            double slowestMillis,
            @Nullable Instant lastFailureAt,
            @Nullable String lastFailure) {
        static Messages of(RouteCount count) {
            RouteCount.Failure failure = count.lastFailure();
            return new Messages(
                    count.total(),
                    count.failed(),
                    count.inFlight(),
                    rounded(count.meanMillis()),
                    rounded(count.slowestMillis()),
                    failure == null ? null : failure.at(),
                    failure == null ? null : failure.message());
        }

        private static double rounded(double millis) {
            return Math.round(millis * 100) / 100.0;
        }
    }
}
