package org.orcidcaravan.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Loads route files into a Camel in which none of them starts, for a check without a service. */
@ApplicationScoped
public class RouteFiles {
    /** Configurations come first, because Camel binds them to routes as these are added. */
    private static final Comparator<Path> CONFIGURATIONS_FIRST = Comparator.comparing(
                    (Path file) -> !file.getFileName().toString().equals("errors.camel.yaml"))
            .thenComparing(Comparator.naturalOrder());

    private final RouteSettings settings;

    RouteFiles(RouteSettings settings) {
        this.settings = settings;
    }

    /** The route files, in the order in which they are loaded. */
    public List<Path> list() {
        try (Stream<Path> files = Files.list(settings.dir())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".camel.yaml"))
                    .sorted(CONFIGURATIONS_FIRST)
                    .toList();
        } catch (IOException e) {
            throw new RoutesMissing(settings.dir(), e);
        }
    }

    /** Loads files without starting any of their routes; what Camel refuses comes back as findings. */
    List<RouteFinding> dryLoad(CamelContext camel, List<Path> present) {
        camel.setAutoStartup(false);
        camel.start();
        List<RouteFinding> findings = new ArrayList<>();
        try {
            for (Path file : present) {
                try {
                    PluginHelper.getRoutesLoader(camel)
                            .loadRoutes(
                                    ResourceHelper.resolveMandatoryResource(camel, "file:" + file.toAbsolutePath()));
                } catch (Exception e) {
                    findings.add(new RouteFinding(file, 1, "dry-load", String.valueOf(e.getMessage())));
                }
            }
        } finally {
            camel.stop();
        }
        return findings;
    }
}
