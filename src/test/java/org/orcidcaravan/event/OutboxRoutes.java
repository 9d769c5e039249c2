package org.orcidcaravan.event;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.orcidcaravan.sync.audience.AudienceStore;
import org.orcidcaravan.sync.audience.EventAudiences;

/** The shipped routes of the outbox, running without the rest of the service. */
final class OutboxRoutes implements AutoCloseable {
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    OutboxRoutes(DataSource database, Map<String, String> differing, String... sinks) throws Exception {
        Map<String, String> values = new HashMap<>(Map.of(
                "caravan.events.enabled", "true",
                "caravan.events.sinks", String.join(",", sinks),
                "caravan.events.start-delay", "1",
                "caravan.events.poll-delay", "20",
                "caravan.events.retry-delay", "PT0.05S",
                "caravan.events.retry-delay-max", "PT0.2S",
                "caravan.events.http.target", "http://localhost:9"));
        values.putAll(differing);
        // After a @QuarkusTest in the same JVM the thread's own is one that is closed.
        Thread.currentThread().setContextClassLoader(OutboxRoutes.class.getClassLoader());
        camel.setApplicationContextClassLoader(OutboxRoutes.class.getClassLoader());
        EventSettings settings = TestSettings.with(values);
        Properties all = new Properties();
        SmallRyeConfig config = TestSettings.config(values);
        config.getPropertyNames()
                .forEach(name ->
                        config.getOptionalValue(name, String.class).ifPresent(value -> all.setProperty(name, value)));
        PropertiesComponent properties = (PropertiesComponent) camel.getPropertiesComponent();
        properties.setOverrideProperties(all);
        // A @QuarkusTest that ran before leaves its settings as properties of the JVM.
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        EventTransactionStore transactions = new EventTransactionStore(database);
        camel.getRegistry()
                .bind(
                        "eventOutbox",
                        new EventOutbox(transactions, settings, new EventCounts(new SimpleMeterRegistry(), settings)));
        camel.getRegistry().bind("eventAudiences", new EventAudiences(new AudienceStore(database), settings));
        camel.getRegistry().bind("eventFile", new EventFile(settings, InstantSource.system()));
        camel.getRegistry().bind("eventHttp", new EventHttp(settings, InstantSource.system()));
        camel.getRegistry().bind("eventFigures", new EventFigures(transactions, settings));
        camel.getRegistry().bind("eventWorkers", workers);
        load();
        camel.start();
    }

    private void load() throws Exception {
        for (String file : List.of(
                "errors", "event-file", "event-http", "event-kafka", "event-outbox", "event-sinks", "consent-names")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(PluginHelper.getResourceLoader(camel)
                            .resolveResource("file:" + Path.of("routes", file + ".camel.yaml")));
        }
    }

    /** Loads a route file beside them, with a bean that it names, as if it had been copied into the folder. */
    OutboxRoutes with(Path routes, String bean, Object named) throws Exception {
        camel.getRegistry().bind(bean, named);
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:" + routes));
        return this;
    }

    @Override
    public void close() {
        camel.getShutdownStrategy().setTimeout(5);
        camel.stop();
        workers.shutdownNow();
    }
}
