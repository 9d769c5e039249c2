package org.orcidcaravan.routing.deploy;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.orcidcaravan.routing.lint.Entry;
import org.orcidcaravan.routing.lint.RouteFile;
import org.orcidcaravan.routing.lint.UnreadableRouteFile;
import org.orcidcaravan.routing.lint.Yaml;

/**
 * The files that one entry leads to: what a command needs, so that it neither waits for the others nor starts their
 * schedules. Where that cannot be told, it rather takes a file too many.
 */
final class Reach {
    private static final Pattern ADDRESS = Pattern.compile("\\b(?:direct|seda):[A-Za-z0-9._-]+");
    /** Steps whose address is known only when a message comes. */
    private static final Set<String> OPEN =
            Set.of("toD", "recipientList", "routingSlip", "dynamicRouter", "enrich", "pollEnrich");

    private final Map<RouteText, List<Entry>> entries = new LinkedHashMap<>();
    private final Set<RouteText> needed = new HashSet<>();
    private final Set<String> called = new HashSet<>();

    private Reach(Collection<RouteText> files) {
        for (RouteText file : files) {
            try {
                entries.put(file, RouteFile.read(file.name(), file.text()).entries());
            } catch (UnreadableRouteFile broken) {
                // Nobody can tell who needs it; the deployer says what is wrong with it.
                entries.put(file, List.of());
                needed.add(file);
            }
        }
    }

    /**
     * The files that are needed, in the order that they were given in.
     *
     * @param entry the address that somebody will call, such as {@code direct:sync-changes}
     */
    static List<RouteText> of(Collection<RouteText> files, String entry) {
        Reach reach = new Reach(files);
        reach.called.add(entry);
        boolean more = true;
        while (more) {
            more = reach.goOn();
        }
        boolean open = reach.needed.stream().flatMap(reach::routes).anyMatch(Reach::isOpen);
        return files.stream()
                .filter(file -> open || reach.needed.contains(file))
                .toList();
    }

    private boolean goOn() {
        int before = called.size() + needed.size();
        entries.forEach((file, of) -> of.stream().filter(this::isCalled).forEach(entry -> {
            needed.add(file);
            if (entry.isConfiguration()) {
                called.addAll(calls(entry));
            } else {
                routes(file).forEach(route -> called.addAll(calls(route)));
            }
        }));
        return called.size() + needed.size() > before;
    }

    private Stream<Entry> routes(RouteText file) {
        return entries.getOrDefault(file, List.of()).stream().filter(entry -> !entry.isConfiguration());
    }

    private boolean isCalled(Entry entry) {
        if (entry.isConfiguration()) {
            // One without a name is for every route.
            return entry.id().map(called::contains).orElse(true);
        }
        return entry.route()
                .at("from")
                .flatMap(from -> from.textAt("uri"))
                .map(called::contains)
                .orElse(true);
    }

    /** What an entry names: addresses, and the configurations of its routes. */
    private static Set<String> calls(Entry entry) {
        Set<String> calls = new HashSet<>();
        entry.body()
                .allScalars()
                .forEach(scalar -> scalar.text().ifPresent(text -> {
                    ADDRESS.matcher(text).results().forEach(found -> calls.add(found.group()));
                }));
        entry.route()
                .textAt("routeConfigurationId")
                .ifPresent(ids ->
                        Definitions.COMMA.splitAsStream(ids).map(String::strip).forEach(calls::add));
        return calls;
    }

    private static boolean isOpen(Entry entry) {
        return entry.body().allFields().stream().map(Yaml.Field::name).anyMatch(OPEN::contains);
    }
}
