package org.orcidcaravan.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.quarkus.core.CamelRuntime;
import org.orcidcaravan.routing.deploy.Deployment;
import org.orcidcaravan.routing.deploy.Deployments;
import org.orcidcaravan.routing.deploy.RouteWatch;
import org.orcidcaravan.source.harvest.HarvestReport;
import org.orcidcaravan.source.harvest.HarvestRequest;
import org.orcidcaravan.source.harvest.HarvestSettings;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.PassRequest;

/** Starts the routes, and sends passes through them. Nobody who calls this needs to know Camel. */
@ApplicationScoped
public class Routes {
    private final CamelRuntime runtime;
    private final RouteSettings settings;
    private final Deployments deployments;
    private final RouteWatch watch;
    private boolean running;
    private boolean started;

    Routes(CamelRuntime runtime, RouteSettings settings, Deployments deployments, RouteWatch watch) {
        this.runtime = runtime;
        this.settings = settings;
        this.deployments = deployments;
        this.watch = watch;
    }

    /** Starts every route file that is in order, says which is not, and follows the folder from then on. */
    public void serve() {
        startOnce();
        watch.start();
    }

    /**
     * Starts every route file; once.
     *
     * @throws RoutesRefused when one of them is not in order
     */
    public void start() {
        startOnce();
        refuseUnlessInOrder();
    }

    /** Camel starts empty, so that no file can keep the others from starting. */
    private synchronized void startOnce() {
        if (started) {
            return;
        }
        take(deployments::start);
        started = true;
    }

    /** Starts what an entry leads to, unless everything runs. */
    private synchronized void start(String entry) {
        if (!started) {
            take(() -> deployments.start(entry));
            refuseUnlessInOrder();
        }
    }

    /** Takes files in. */
    private interface Taking {
        void run() throws IOException;
    }

    private void take(Taking files) {
        if (!running) {
            runtime.start();
            running = true;
        }
        try {
            files.run();
        } catch (IOException e) {
            throw new RoutesMissing(settings.dir(), e);
        }
    }

    private void refuseUnlessInOrder() {
        List<String> sentences = deployments.all().stream()
                .filter(file -> !file.isInOrder())
                .map(Deployment::sentence)
                .toList();
        if (!sentences.isEmpty()) {
            throw new RoutesRefused(sentences);
        }
    }

    /** A full pass, from its beginning to its report. */
    public PassReport fullPass(PassRequest request) {
        return ask("direct:sync-full-pass", request);
    }

    /** An incremental pass, from its beginning to its report. */
    public PassReport changes(PassRequest request) {
        return ask("direct:sync-changes", request);
    }

    /** A harvest of a repository, from where it is to its end or as far as it comes. */
    public HarvestReport harvest(HarvestRequest request, HarvestSettings.Kind kind) {
        return ask("direct:source-" + kind.name().toLowerCase(Locale.ROOT) + "-harvest", request, HarvestReport.class);
    }

    private PassReport ask(String endpoint, PassRequest request) {
        return ask(endpoint, request, PassReport.class);
    }

    private <T> T ask(String endpoint, Object request, Class<T> answer) {
        start(endpoint);
        ProducerTemplate producer = runtime.getCamelContext().createProducerTemplate();
        try {
            return producer.requestBody(endpoint, request, answer);
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
