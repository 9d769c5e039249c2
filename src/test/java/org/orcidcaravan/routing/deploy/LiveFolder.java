package org.orcidcaravan.routing.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.orcidcaravan.routing.RouteFinding;
import org.orcidcaravan.routing.RouteLint;
import org.orcidcaravan.routing.RouteSettings;
import org.orcidcaravan.routing.lint.Limits;
import org.orcidcaravan.routing.running.RouteCounts;

/** A folder of route files and a running Camel that follows it, without a service around them. */
final class LiveFolder implements AutoCloseable {
    static final String ERRORS = """
            - routeConfiguration:
                id: loud
                description: What goes wrong goes to whoever sent it.
                errorHandler:
                  noErrorHandler: {}
            - routeConfiguration:
                id: quiet
                description: What goes wrong is dealt with here.
                onException:
                  - onException:
                      exception:
                        - java.lang.Exception
                      handled:
                        constant:
                          expression: "true"
            """;
    static final Map<String, String> SETTINGS = Map.of(
            "caravan.try.on",
            "true",
            "caravan.try.size",
            "1000",
            "caravan.try.away",
            "http://169.254.169.254/latest",
            "caravan.try.api",
            "https://api.example.org/v3.0",
            "caravan.try.period",
            "10");

    final Path folder;
    final DefaultCamelContext camel = new DefaultCamelContext();
    final Sink sink = new Sink();
    final RouteCounts counts = new RouteCounts(InstantSource.system());
    final RouteHistoryStore history;
    final Deployments deployments;
    final ProducerTemplate producer;

    LiveFolder(Path folder, DataSource database) {
        this(folder, database, Duration.ofSeconds(5));
    }

    LiveFolder(Path folder, DataSource database, Duration drain) {
        this.folder = folder;
        Properties settings = new Properties();
        settings.putAll(SETTINGS);
        camel.getPropertiesComponent().setInitialProperties(settings);
        camel.getRegistry().bind("sink", sink);
        camel.start();
        producer = camel.createProducerTemplate();
        history = new RouteHistoryStore(database);
        deployments = new Deployments(
                camel,
                new Chosen(folder, drain),
                LiveFolder::lint,
                history,
                new Deployments.DeployWorld(InstantSource.system(), counts));
    }

    private static RouteLint lint() {
        Limits limits = Limits.of(
                "direct,seda,timer,log,http,https",
                SETTINGS.get("caravan.try.api"),
                key -> Optional.ofNullable(SETTINGS.get(key)));
        return new RouteLint(
                name -> name.equals("sink") ? Optional.of(Sink.class) : Optional.empty(),
                SETTINGS::containsKey,
                limits);
    }

    /** Settings that no file holds. */
    private record Chosen(Path dir, Duration drain) implements RouteSettings {
        @Override
        public Duration watch() {
            return Duration.ZERO;
        }

        @Override
        public String components() {
            return "";
        }

        @Override
        public String hosts() {
            return "";
        }
    }

    /** A route file of one route, with the given steps, each line indented as it stands. */
    static String route(String id, String from, String steps) {
        return """
                - route:
                    id: %s
                    description: Tries one thing.
                    group: sync
                    routeConfigurationId: quiet
                    from:
                      uri: %s
                      steps:
                """.formatted(id, from) + steps.indent(8);
    }

    /** A route that hands what comes to the sink, behind a word that tells one text from another. */
    static String taking(String id, String word) {
        return route(id, "direct:" + id, """
                - setBody:
                    expression:
                      simple:
                        expression: "%s ${body}"
                - bean:
                    ref: sink
                    method: take
                """.formatted(word));
    }

    void save(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void delete(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** As long as the watch needs to be sure of what it sees. */
    void look() {
        deployments.look();
        deployments.look();
    }

    void start() {
        save("errors.camel.yaml", ERRORS);
        try {
            deployments.start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Deployment file(String name) {
        return deployments.find(name).orElseThrow();
    }

    List<RouteFinding> findings(String name) {
        return file(name).findings();
    }

    Set<String> running() {
        Set<String> ids = new java.util.TreeSet<>();
        camel.getRoutes().forEach(route -> ids.add(route.getId()));
        return ids;
    }

    String send(String to, String body) {
        return producer.requestBody(to, body, String.class);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
