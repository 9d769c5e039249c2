package org.orcidcaravan.sync.bucket;

import java.time.Duration;

/**
 * How long one attempt may take.
 *
 * @param connect until the TCP connection stands
 * @param idle between two arrivals of bytes; also how long an unused connection is kept
 * @param attempt from the start of the request to the last byte of its answer, however steadily bytes drip in
 */
public record Patience(Duration connect, Duration idle, Duration attempt) {

    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60));

    public Patience {
        for (Duration each : new Duration[] {connect, idle, attempt}) {
            if (!each.isPositive()) {
                throw new IllegalArgumentException(
                        "Failed to read the S3 time limits: " + each + " is not positive. Give a longer time.");
            }
        }
    }

    /** The same connect and idle limits for a request that may take longer, such as a file of gigabytes. */
    public Patience withAttempt(Duration longer) {
        return new Patience(connect, idle, longer);
    }
}
