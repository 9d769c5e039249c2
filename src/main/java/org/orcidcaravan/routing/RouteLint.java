package org.orcidcaravan.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.orcidcaravan.routing.lint.Entry;
import org.orcidcaravan.routing.lint.Finding;
import org.orcidcaravan.routing.lint.LintRules;
import org.orcidcaravan.routing.lint.RouteFile;
import org.orcidcaravan.routing.lint.Surroundings;
import org.orcidcaravan.routing.lint.UnreadableRouteFile;

/**
 * Checks route files before they run. It reads text only, so a wrong file costs nothing: {@code routes check}, the
 * deployer and the build use the same rules.
 */
public final class RouteLint {
    private final NamedBeans beans;
    private final Predicate<String> knownSetting;

    /**
     * A lint for one installation.
     *
     * @param knownSetting whether a placeholder's key has a value or is a known setting
     */
    public RouteLint(NamedBeans beans, Predicate<String> knownSetting) {
        this.beans = beans;
        this.knownSetting = knownSetting;
    }

    /**
     * Checks one file; the other files of its folder tell which ids and route configurations exist.
     *
     * @throws java.io.UncheckedIOException when its folder cannot be listed
     */
    public List<RouteFinding> check(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        List<Path> around = folder == null ? List.of() : RouteFolder.files(folder);
        return check(file, surroundings(around));
    }

    /**
     * Checks every route file of a folder, in the order of their names.
     *
     * @throws java.io.UncheckedIOException when the folder cannot be listed
     */
    public List<RouteFinding> checkAll(Path folder) {
        List<Path> files = RouteFolder.files(folder);
        Surroundings around = surroundings(files);
        return files.stream().flatMap(file -> check(file, around).stream()).toList();
    }

    private List<RouteFinding> check(Path file, Surroundings around) {
        List<Finding> findings;
        try {
            findings = LintRules.check(RouteFolder.read(file), around);
        } catch (UnreadableRouteFile unreadable) {
            findings = List.of(unreadable.finding());
        } catch (IOException unreadable) {
            findings = List.of(new Finding(
                    1,
                    LintRules.YAML,
                    "Failed to read '%s': %s. Check that it exists, is UTF-8 text and may be read."
                            .formatted(file, unreadable)));
        }
        return findings.stream()
                .map(finding -> new RouteFinding(file, finding.line(), finding.rule(), finding.message()))
                .toList();
    }

    private Surroundings surroundings(List<Path> files) {
        Set<String> configurations = new HashSet<>();
        Map<String, Set<String>> owners = new HashMap<>();
        for (RouteFile file : readable(files)) {
            for (Entry entry : file.entries()) {
                entry.claim()
                        .ifPresent(claim -> owners.computeIfAbsent(claim, any -> new TreeSet<>())
                                .add(file.name()));
                if (entry.isConfiguration()) {
                    entry.id().ifPresent(configurations::add);
                }
            }
        }
        return new Surroundings(beans::find, knownSetting, configurations, owners);
    }

    private static List<RouteFile> readable(List<Path> files) {
        List<RouteFile> readable = new ArrayList<>();
        for (Path file : files) {
            try {
                readable.add(RouteFolder.read(file));
            } catch (UnreadableRouteFile | IOException reportedWhenItIsChecked) {
                // A broken neighbour gets its own finding; it must not hide this file's.
            }
        }
        return readable;
    }
}
