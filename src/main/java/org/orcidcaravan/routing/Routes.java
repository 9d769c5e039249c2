package org.orcidcaravan.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.quarkus.core.CamelRuntime;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.PassRequest;

/** Starts the routes, and sends passes through them. Nobody who calls this needs to know Camel. */
@ApplicationScoped
public class Routes {
    private final CamelRuntime runtime;
    private final RouteFiles files;
    private final AtomicBoolean started = new AtomicBoolean();

    Routes(CamelRuntime runtime, RouteFiles files) {
        this.runtime = runtime;
        this.files = files;
    }

    /** Loads and starts every route file; once. Timers and schedules begin to run where the settings say so. */
    public void start() {
        if (started.compareAndSet(false, true)) {
            CamelContext camel = runtime.getCamelContext();
            files.load(camel);
            runtime.start();
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

    private PassReport ask(String endpoint, PassRequest request) {
        start();
        ProducerTemplate producer = runtime.getCamelContext().createProducerTemplate();
        try {
            return producer.requestBody(endpoint, request, PassReport.class);
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
