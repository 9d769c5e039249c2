package org.orcidcaravan.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.quarkus.core.CamelRuntime;

/** Checks route files: the lint first, and, when that finds nothing, a dry load in which no route runs. */
@ApplicationScoped
public class RouteCheck {
    private final RouteSettings settings;
    private final RouteRules rules;
    private final RouteFiles files;
    private final CamelRuntime camel;

    RouteCheck(RouteSettings settings, RouteRules rules, RouteFiles files, CamelRuntime camel) {
        this.settings = settings;
        this.rules = rules;
        this.files = files;
        this.camel = camel;
    }

    /** Every file of {@code caravan.routes.dir}, and the examples in it, which are not loaded. */
    public List<RouteFinding> all() {
        List<Path> present = files.list();
        List<RouteFinding> findings = new ArrayList<>(rules.lint().checkAll(settings.dir()));
        findings.addAll(rules.lint().checkExamples(settings.dir()));
        if (findings.isEmpty()) {
            findings.addAll(files.dryLoad(camel.getCamelContext(), present));
        }
        return findings;
    }

    /** These files, each in the company of its folder. */
    public List<RouteFinding> files(List<Path> chosen) {
        return chosen.stream()
                .flatMap(file -> rules.lint().check(file).stream())
                .toList();
    }
}
