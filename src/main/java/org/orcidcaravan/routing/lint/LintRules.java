package org.orcidcaravan.routing.lint;

import java.util.Comparator;
import java.util.List;

/** The rules, in the order in which a reader meets what they are about. */
public final class LintRules {
    /** Findings of a file that cannot be read at all; no rule runs then. */
    public static final String YAML = "yaml";

    static final String SCHEMA = "schema";
    static final String CANONICAL = "canonical";

    private static final RouteSchema SHIPPED = RouteSchema.shipped();
    private static final List<Rule> ALL = List.of(
            new FileNameRule(),
            new EntryRule(),
            new SchemaRule(SHIPPED),
            new CanonicalRule(SHIPPED),
            new IdRule(),
            new DescriptionRule(),
            new GroupRule(),
            new RouteConfigurationRule(),
            new SizeRule(),
            new ChoiceRule(),
            new PlaceholderRule(),
            new LiteralRule(),
            new LanguageRule(),
            new ComponentRule(),
            new HostRule(),
            new HeaderRule(),
            new DisclosureRule(),
            new SimpleRule(),
            new BeanRule(),
            new ReferenceRule());

    private LintRules() {}

    public static List<Rule> all() {
        return ALL;
    }

    /** Every rule's findings, in the order of the file. */
    public static List<Finding> check(RouteFile file, Surroundings around) {
        return ALL.stream()
                .flatMap(rule -> rule.check(file, around).stream())
                .sorted(Comparator.comparingInt(Finding::line))
                .distinct()
                .toList();
    }
}
