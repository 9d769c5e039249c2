package org.orcidcaravan.source.harvest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.orcidcaravan.source.fetch.Fetched;
import org.orcidcaravan.source.fetch.PageFetch;
import org.orcidcaravan.source.fetch.PageRequest;
import org.orcidcaravan.source.fetch.RepositoryBusy;
import org.orcidcaravan.source.fetch.RepositoryRefusal;
import org.orcidcaravan.source.fetch.RepositoryTrouble;
import org.orcidcaravan.source.fetch.Waiting;

/** Asks a repository for a page, not before it wants to be asked again. */
@ApplicationScoped
public class Turns {
    private final PageFetch fetch;
    private final HarvestRules rules;
    private final HarvestStore store;
    private final InstantSource clock;
    private final Waiting waiting;

    public Turns(PageFetch fetch, HarvestRules rules, HarvestStore store, InstantSource clock, Waiting waiting) {
        this.fetch = fetch;
        this.rules = rules;
        this.store = store;
        this.clock = clock;
        this.waiting = waiting;
    }

    /**
     * Gets a page, once the pause that the repository asked for is over.
     *
     * @throws RepositoryTrouble when it did not come, and may when it is asked for again
     * @throws RepositoryRefusal when it will not, or not soon
     */
    public Fetched get(Harvest harvest, PageRequest request) {
        await(harvest);
        try {
            return fetch.get(request);
        } catch (RepositoryBusy e) {
            Duration wait = e.askedFor();
            if (wait != null) {
                Instant until = clock.instant().plus(wait);
                harvest.leaveAloneUntil(until);
                if (wait.compareTo(rules.longestWait()) > 0) {
                    store.pause(harvest, until);
                    throw new RepositoryRefusal(
                            "The source " + harvest.source() + " asked to be left alone until " + until
                                    + ": the harvest goes on at its next turn after that.",
                            e);
                }
            }
            throw e;
        }
    }

    private void await(Harvest harvest) {
        Optional<Duration> left = harvest.notBefore()
                .map(then -> Duration.between(clock.instant(), then))
                .filter(Duration::isPositive);
        if (left.isPresent()) {
            try {
                waiting.pause(left.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RepositoryTrouble("Failed to harvest " + harvest.source() + ": the service stops.", e);
            }
        }
    }
}
