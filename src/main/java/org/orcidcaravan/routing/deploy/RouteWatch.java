package org.orcidcaravan.routing.deploy;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.orcidcaravan.routing.RouteSettings;

/** Looks at the routes folder every so often, for as long as the service runs. */
@ApplicationScoped
public class RouteWatch {
    private final Deployments deployments;
    private final Duration every;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("route-watch").factory());

    RouteWatch(Deployments deployments, RouteSettings settings) {
        this.deployments = deployments;
        this.every = settings.watch();
    }

    /** Begins; looks that take long do not pile up. */
    public void start() {
        if (every.isPositive()) {
            var _ = thread.scheduleWithFixedDelay(
                    deployments::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }
}
