package org.orcidcaravan.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.orcidcaravan.routing.lint.Entry;
import org.orcidcaravan.routing.lint.Finding;
import org.orcidcaravan.routing.lint.LastRead;
import org.orcidcaravan.routing.lint.Limits;
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
    private final Limits limits;
    private final LastRead read;

    /**
     * A lint for one installation.
     *
     * @param knownSetting whether a placeholder's key has a value or is a known setting
     * @param limits what routes may reach
     */
    public RouteLint(NamedBeans beans, Predicate<String> knownSetting, Limits limits) {
        this(beans, knownSetting, limits, new LastRead());
    }

    /** A lint that knows files which were read for an earlier one. */
    RouteLint(NamedBeans beans, Predicate<String> knownSetting, Limits limits, LastRead read) {
        this.beans = beans;
        this.knownSetting = knownSetting;
        this.limits = limits;
        this.read = read;
    }

    /** A lint that knows no installation: what a placeholder stands for is not looked at. */
    public RouteLint(NamedBeans beans, Predicate<String> knownSetting) {
        this(beans, knownSetting, Limits.SHIPPED);
    }

    /**
     * Checks one file's text, which need not be on disk.
     *
     * @param others the texts of the other files, by name: they tell which ids and route configurations exist
     */
    public List<RouteFinding> check(String name, String text, Map<String, String> others) {
        List<RouteFile> files = new ArrayList<>();
        others.forEach((other, content) -> {
            if (!other.equals(name)) {
                parsed(other, content).ifPresent(files::add);
            }
        });
        List<Finding> findings;
        try {
            RouteFile file = read.read(name, text);
            files.add(file);
            findings = LintRules.check(file, surroundings(files));
        } catch (UnreadableRouteFile unreadable) {
            findings = List.of(unreadable.finding());
        }
        return of(Path.of(name), findings);
    }

    private Optional<RouteFile> parsed(String name, String text) {
        try {
            return Optional.of(read.read(name, text));
        } catch (UnreadableRouteFile reportedWhenItIsChecked) {
            return Optional.empty();
        }
    }

    /**
     * Checks one file; the other files of its folder tell which ids and route configurations exist.
     *
     * @throws java.io.UncheckedIOException when its folder cannot be listed
     */
    public List<RouteFinding> check(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        List<Path> around = folder == null ? List.of() : RouteFolder.files(folder);
        return check(file, surroundings(readable(around)));
    }

    /**
     * Checks every route file of a folder, in the order of their names.
     *
     * @throws java.io.UncheckedIOException when the folder cannot be listed
     */
    public List<RouteFinding> checkAll(Path folder) {
        List<Path> files = RouteFolder.files(folder);
        Surroundings around = surroundings(readable(files));
        return files.stream().flatMap(file -> check(file, around).stream()).toList();
    }

    /**
     * Checks the examples of a folder, which are below it and run only when they are copied, each as if it had been.
     *
     * @throws java.io.UncheckedIOException when a folder cannot be listed
     */
    public List<RouteFinding> checkExamples(Path folder) {
        List<RouteFile> routes = readable(RouteFolder.files(folder));
        return RouteFolder.examples(folder).stream()
                .flatMap(example -> {
                    List<RouteFile> copied = new ArrayList<>(routes);
                    copied.removeIf(route -> route.name().equals(String.valueOf(example.getFileName())));
                    copied.addAll(readable(List.of(example)));
                    return check(example, surroundings(copied)).stream();
                })
                .toList();
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
        return of(file, findings);
    }

    private static List<RouteFinding> of(Path file, List<Finding> findings) {
        return findings.stream()
                .map(finding -> new RouteFinding(file, finding.line(), finding.rule(), finding.message()))
                .toList();
    }

    private Surroundings surroundings(List<RouteFile> files) {
        Set<String> configurations = new HashSet<>();
        Map<String, Set<String>> owners = new HashMap<>();
        for (RouteFile file : files) {
            for (Entry entry : file.entries()) {
                entry.claim()
                        .ifPresent(claim -> owners.computeIfAbsent(claim, any -> new TreeSet<>())
                                .add(file.name()));
                if (entry.isConfiguration()) {
                    entry.id().ifPresent(configurations::add);
                }
            }
        }
        return new Surroundings(beans::find, knownSetting, configurations, owners, limits);
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
