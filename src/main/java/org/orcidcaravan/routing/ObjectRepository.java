package org.orcidcaravan.routing;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.orcidcaravan.sync.pass.Candidate;
import org.orcidcaravan.sync.pass.ObjectFetch;

/**
 * The idempotent repository of the sync: {@code bucket/key|ETag}. Its answers were looked up a page at a time, in one
 * query; and what it is told to confirm is enlisted in the page's batch, so that an object counts as seen only once its
 * bytes are on disk, verified and flushed.
 */
@Named("objectRepository")
@Unremovable
@Singleton
public class ObjectRepository implements IdempotentRepository {
    private final ObjectFetch objects;

    ObjectRepository(ObjectFetch objects) {
        this.objects = objects;
    }

    @Override
    public boolean contains(Exchange exchange, String key) {
        return candidate(exchange).isKnown();
    }

    /**
     * Whether the object is new. One whose bytes lie under its name already, though nobody has confirmed them, is adopted;
     * of a new one nothing is remembered yet.
     */
    @Override
    public boolean add(Exchange exchange, String key) {
        Candidate candidate = candidate(exchange);
        if (candidate.isKnown()) {
            candidate.skip();
            return false;
        }
        if (objects.adopts(candidate)) {
            candidate.enlist();
            return false;
        }
        return true;
    }

    @Override
    public boolean confirm(Exchange exchange, String key) {
        candidate(exchange).enlist();
        return true;
    }

    /** A failed object was never remembered. */
    @Override
    public boolean remove(Exchange exchange, String key) {
        return true;
    }

    private static Candidate candidate(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Candidate candidate) {
            return candidate;
        }
        throw withoutCandidate();
    }

    @Override
    public boolean add(String key) {
        throw withoutCandidate();
    }

    @Override
    public boolean contains(String key) {
        throw withoutCandidate();
    }

    @Override
    public boolean remove(String key) {
        throw withoutCandidate();
    }

    @Override
    public boolean confirm(String key) {
        throw withoutCandidate();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException(
                "What is on disk is not forgotten by a route: remove the mirror's folder to have it filled again");
    }

    private static UnsupportedOperationException withoutCandidate() {
        return new UnsupportedOperationException(
                "objectRepository answers an idempotentConsumer whose body is an object of a sync route");
    }

    @Override
    public void start() {
        // Nothing to open: the lookups belong to the pass.
    }

    @Override
    public void stop() {
        // Nothing to close.
    }
}
