package org.orcidcaravan.routing.deploy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.routing.RouteFinding;

/**
 * How one route file stands.
 *
 * @param found the hash of what is in the folder; null: it is gone
 * @param running the hash of what runs; null: nothing of it does
 * @param since when it came to stand so
 * @param findings why it does not run as it is in the folder; empty when it does
 */
public record Deployment(
        String file,
        State state,
        @Nullable String found,
        @Nullable String running,
        Instant since,
        List<RouteFinding> findings) {
    public Deployment {
        findings = List.copyOf(findings);
    }

    /** What of it runs. */
    public enum State {
        /** Runs as it is in the folder. */
        RUNNING,
        /** What is in the folder is refused; its last good text runs, if there was one. */
        REFUSED,
        /** Is in order, and runs as soon as the messages in its old routes are through. */
        WAITING;

        /** The word in answers: lower case. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isInOrder() {
        return state == State.RUNNING;
    }

    /** The first finding, and what runs meanwhile, in one line; empty when it is in order. */
    public String sentence() {
        if (findings.isEmpty()) {
            return "";
        }
        String more = findings.size() == 1 ? "" : " (and " + (findings.size() - 1) + " more)";
        return findings.getFirst()
                + more
                + (running == null ? " Nothing of this file runs." : " Its last good text runs.");
    }
}
