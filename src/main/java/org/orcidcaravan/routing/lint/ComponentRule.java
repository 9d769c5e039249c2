package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An allow-list of components, and of the statements of one of them. */
final class ComponentRule implements Rule {
    /** Their address is made of the message, or of several, so no file says where they lead. */
    private static final Set<String> UNTOLD = Set.of("recipientList", "routingSlip", "dynamicRouter");

    private static final Set<String> TAKING = Set.of("enrich", "pollEnrich");
    private static final String STATEMENTS = "sql:classpath:";

    @Override
    public String name() {
        return "component";
    }

    @Override
    public String says() {
        return "Every address is of a component that caravan.routes.components allows; SQL stands in the service's own"
                + " resources ('sql:classpath:…'); and a file says where its messages go (no recipientList, routingSlip,"
                + " dynamicRouter, nor an enrich whose address is made of the message).";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        for (Address address : Address.in(file)) {
            problem(address, around.limits())
                    .ifPresent(problem -> findings.add(
                            new Finding(address.line(), name(), address.entry().title() + " " + problem)));
        }
        for (Entry entry : file.entries()) {
            for (Step step : entry.steps()) {
                if (UNTOLD.contains(step.kind()) || (TAKING.contains(step.kind()) && !isConstant(step))) {
                    findings.add(new Finding(
                            step.line(),
                            name(),
                            "%s lets the message choose its address in '%s': name the addresses in a 'choice' of 'to' steps."
                                    .formatted(entry.title(), step.kind())));
                }
            }
        }
        return findings;
    }

    private static Optional<String> problem(Address address, Limits limits) {
        String uri = limits.resolve(address.uri()).orElse(address.uri());
        if (uri.startsWith("{{") || address.isWrong()) {
            return Optional.empty();
        }
        String scheme = Address.scheme(uri);
        if (!limits.components().contains(scheme)) {
            return Optional.of(
                    ("has the address '%s', whose component '%s' is not allowed: use one of %s; an administrator"
                                    + " adds others to caravan.routes.components.")
                            .formatted(address.uri(), scheme, String.join(", ", limits.components())));
        }
        if (scheme.equals("sql") && (!uri.startsWith(STATEMENTS) || address.isDynamic())) {
            return Optional.of(
                    ("holds a statement of its own in '%s': a developer adds statements to the service, and a"
                                    + " route names them with 'sql:classpath:…'.")
                            .formatted(address.uri()));
        }
        return Optional.empty();
    }

    private static boolean isConstant(Step step) {
        return step.body()
                .at("expression")
                .flatMap(expression -> expression.at("constant"))
                .flatMap(constant -> constant.textAt("expression"))
                .filter(uri -> uri.startsWith("direct:") || uri.startsWith("seda:"))
                .isPresent();
    }
}
