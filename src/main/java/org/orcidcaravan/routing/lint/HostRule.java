package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An allow-list of hosts: a route cannot be made to ask a cloud's metadata service, or to send records elsewhere. */
final class HostRule implements Rule {
    private static final Set<String> NEAR = Set.of("direct", "seda", "timer", "quartz", "sql", "log");

    @Override
    public String name() {
        return "host";
    }

    @Override
    public String says() {
        return "An address outside this service is one whole {{setting}}, and its host is one that caravan.routes.hosts"
                + " allows; the message has no part in it.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (Address address : Address.in(file)) {
            problem(address, around.limits())
                    .ifPresent(problem -> findings.add(
                            new Finding(address.line(), name(), address.entry().title() + " " + problem)));
        }
        return findings;
    }

    private static Optional<String> problem(Address address, Limits limits) {
        Optional<String> resolved = limits.resolve(address.uri());
        String uri = resolved.orElse(address.uri());
        String scheme = Address.scheme(uri);
        if (NEAR.contains(scheme) || (resolved.isEmpty() && !address.isDynamic()) || address.isWrong()) {
            return Optional.empty();
        }
        if (address.isDynamic()) {
            return Optional.of("lets the message have a part in the address '%s': write one whole \"{{caravan.…}}\"."
                    .formatted(address.uri()));
        }
        boolean elsewhere = scheme.startsWith("http") || uri.contains("://");
        if (!elsewhere || limits.hosts().contains(Limits.host(uri))) {
            return Optional.empty();
        }
        return Optional.of(
                ("has the address '%s', whose host is not allowed: use a setting that names one of ORCID's hosts;"
                                + " an administrator adds others to caravan.routes.hosts.")
                        .formatted(address.uri()));
    }
}
