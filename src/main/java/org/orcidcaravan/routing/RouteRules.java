package org.orcidcaravan.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.orcidcaravan.routing.lint.LastRead;
import org.orcidcaravan.routing.lint.Limits;

/** The lint as this service's beans and settings have it. */
@ApplicationScoped
public class RouteRules {
    private final RouteSettings settings;
    private final NamedBeans beans;
    private final Config config;
    private final LastRead read = new LastRead();

    RouteRules(RouteSettings settings, RegisteredBeans beans, Config config) {
        this.settings = settings;
        this.beans = beans;
        this.config = config;
    }

    /** A lint; it costs nothing to make. */
    public RouteLint lint() {
        return new RouteLint(beans, key -> value(key).isPresent(), limits(), read);
    }

    private Limits limits() {
        return Limits.of(settings.components(), settings.hosts(), this::value);
    }

    private Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class);
    }
}
