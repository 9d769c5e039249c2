package org.orcidcaravan.routing;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The workers that deliver events: a virtual thread for each lane that is leased, and there are few lanes. */
@ApplicationScoped
class EventWorkers {
    @Produces
    @Singleton
    @Named("eventWorkers")
    @Unremovable
    ExecutorService lanes() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("event-", 0).factory());
    }

    void stop(@Disposes @Named("eventWorkers") ExecutorService workers) {
        workers.shutdown();
    }
}
