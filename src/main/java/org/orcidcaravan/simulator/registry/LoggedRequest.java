package org.orcidcaravan.simulator.registry;

import java.util.Optional;
import org.orcidcaravan.orcid.OrcidId;

/**
 * A request that the registry got.
 *
 * @param startNanos when it arrived, on a clock that never goes back
 * @param endNanos when it was answered or given up; as now for one under way
 * @param status of the answer; 0 while there is none, and for an answer that was lost
 */
public record LoggedRequest(RequestLine line, long startNanos, long endNanos, int status) {
    public String method() {
        return line.method();
    }

    public String path() {
        return line.path();
    }

    public Optional<OrcidId> orcid() {
        return line.orcid();
    }

    public boolean isWrite() {
        return line.isWrite();
    }
}
