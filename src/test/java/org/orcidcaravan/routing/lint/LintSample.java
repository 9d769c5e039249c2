package org.orcidcaravan.routing.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A good route file, and what stands around it; tests spoil one thing and look at the finding. */
final class LintSample {
    static final String GOOD = "sync-changes.camel.yaml";
    static final Set<String> SETTINGS = Set.of(
            "caravan.sync.enabled",
            "caravan.sync.schedule",
            "caravan.sync.rate",
            "caravan.sync.period",
            "caravan.reads.redeliveries",
            "caravan.reads.delay");

    private static final Limits LIMITS = Limits.of(
            "direct,seda,timer,quartz,http,https,log,file,platform-http", "", key -> java.util.Optional.empty());

    private LintSample() {}

    static String text(String name) {
        try (InputStream in = LintSample.class.getResourceAsStream("/routes-sample/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no sample " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Surroundings around() {
        return new Surroundings(SampleBeans::find, SETTINGS::contains, Set.of("reads"), Map.of(), LIMITS);
    }

    static List<Finding> findings(String name, String text) {
        try {
            return LintRules.check(RouteFile.read(name, text), around());
        } catch (UnreadableRouteFile unreadable) {
            return List.of(unreadable.finding());
        }
    }

    /** The findings of the good sample after one text in it was replaced; the text must be there. */
    static List<Finding> spoilt(String good, String bad) {
        String text = text(GOOD);
        if (!text.contains(good)) {
            throw new IllegalArgumentException("the sample does not contain: " + good);
        }
        return findings(
                GOOD,
                text.replaceFirst(java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad)));
    }

    /** A small good route whose steps are given, each line indented as it stands; they begin at line 9. */
    static String route(String steps) {
        return """
                - route:
                    id: sync-try
                    description: Tries one thing.
                    group: sync
                    routeConfigurationId: reads
                    from:
                      uri: direct:sync-try
                      steps:
                """ + steps.indent(8);
    }

    static List<Finding> steps(String steps) {
        return findings("sync-try.camel.yaml", route(steps));
    }
}
