package org.orcidcaravan.routing.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.routing.RouteFinding;
import org.orcidcaravan.routing.RouteLint;
import org.orcidcaravan.routing.deploy.LiveRoutes.Loaded;
import org.orcidcaravan.routing.deploy.RouteHistoryStore.Outcome;

/**
 * Brings what runs to what is in the folder, a file at a time: checked, rehearsed, swapped, and back to its last good text
 * when anything fails. One change at a time; whoever else wants one waits.
 */
final class Deployer {
    /** Who changed a file that was found changed in the folder. */
    static final String FILES = "files";

    private static final System.Logger LOG = System.getLogger(Deployer.class.getName());
    /** Configurations first: routes name them. */
    private static final Comparator<RouteText> CONFIGURATIONS_FIRST = Comparator.comparing(
                    (RouteText file) -> !file.name().equals("errors.camel.yaml"))
            .thenComparing(RouteText::name);

    private final ReentrantLock one = new ReentrantLock();
    private final Supplier<RouteLint> lint;
    private final LiveRoutes live;
    private final Board board;
    private final RouteHistoryStore history;
    /** Files whose routes run with configurations that have changed since, and the ids of these. */
    private final Map<String, Set<String>> stale = new TreeMap<>();

    Deployer(Supplier<RouteLint> lint, LiveRoutes live, Board board, RouteHistoryStore history) {
        this.lint = lint;
        this.live = live;
        this.board = board;
        this.history = history;
    }

    LiveRoutes live() {
        return live;
    }

    /** Runs something while no file is swapped. */
    <T> T alone(Supplier<T> work) {
        one.lock();
        try {
            return work.get();
        } finally {
            one.unlock();
        }
    }

    /** What is wrong with a text; nothing is changed. */
    List<RouteFinding> check(RouteText file) {
        return alone(() -> findings(file));
    }

    /**
     * Takes texts in, and takes out what is gone.
     *
     * @param found changed files
     * @param gone names of files that are no more
     */
    void settle(List<RouteText> found, Set<String> gone, String actor) {
        alone(() -> {
            boolean moved = false;
            for (String name : gone) {
                moved |= remove(name, actor);
            }
            for (RouteText file : found.stream().sorted(CONFIGURATIONS_FIRST).toList()) {
                moved |= take(file, actor);
            }
            while (moved) {
                moved = false;
                for (RouteText file : board.refused()) {
                    moved |= take(file, actor);
                }
            }
            return moved;
        });
    }

    /** Whether something new runs. */
    private boolean take(RouteText file, String actor) {
        Loaded old = board.loaded(file.name());
        if (old != null
                && old.text().hash().equals(file.hash())
                && old.named().stream().noneMatch(stale(file)::contains)) {
            board.runs(old, List.of());
            return false;
        }
        List<RouteFinding> findings = findings(file);
        if (!findings.isEmpty()) {
            refuse(file, findings, actor, Outcome.REFUSED);
            return false;
        }
        if (old != null && live.isBusy(old)) {
            board.waits(
                    file,
                    List.of(new RoutesBusy(old.routes().getFirst(), "or another of its file has messages in flight")
                            .finding(file.name())));
            return false;
        }
        return swap(old, file, actor);
    }

    private boolean swap(@Nullable Loaded old, RouteText file, String actor) {
        try {
            Set<String> before = old == null ? Set.of() : old.configurations();
            Loaded now = live.swap(old, file);
            stale.remove(file.name());
            board.runs(now, List.of());
            note(file, actor, Outcome.DEPLOYED, null);
            renew(file.name(), before, now.configurations());
            return true;
        } catch (RoutesBusy busy) {
            board.waits(file, List.of(busy.finding(file.name())));
        } catch (RouteRefused refused) {
            refuse(file, List.of(refused.finding(file)), actor, Outcome.ROLLED_BACK);
        } catch (IllegalStateException lost) {
            board.loses(file.name());
            refuse(
                    file,
                    List.of(new RouteFinding(Path.of(file.name()), 1, "start", String.valueOf(lost.getMessage()))),
                    actor,
                    Outcome.REFUSED);
        }
        return false;
    }

    private Set<String> stale(RouteText file) {
        return stale.getOrDefault(file.name(), Set.of());
    }

    /** Camel binds a configuration when a route is built, so the routes that name a changed one are built anew. */
    private void renew(String changed, Set<String> before, Set<String> now) {
        Set<String> all = new TreeSet<>(before);
        all.addAll(now);
        for (Loaded file : board.loaded()) {
            boolean depends =
                    !file.text().name().equals(changed) && file.named().stream().anyMatch(all::contains);
            if (depends) {
                stale.computeIfAbsent(file.text().name(), any -> new TreeSet<>())
                        .addAll(all);
                take(file.text(), FILES);
            }
        }
    }

    private boolean remove(String name, String actor) {
        Loaded old = board.loaded(name);
        if (old == null) {
            board.forget(name);
            return true;
        }
        List<String> dependants = board.loaded().stream()
                .filter(file -> !file.text().name().equals(name)
                        && file.named().stream().anyMatch(old.configurations()::contains))
                .map(file -> file.text().name())
                .toList();
        if (!dependants.isEmpty()) {
            String sentence =
                    "File '%s' is gone, but %s names its route configurations: put it back, or change that first."
                            .formatted(name, dependants.getFirst());
            board.misses(
                    name, Deployment.State.REFUSED, List.of(new RouteFinding(Path.of(name), 1, "missing", sentence)));
            return false;
        }
        try {
            live.remove(old);
            board.forget(name);
            note(old.text(), actor, Outcome.REMOVED, null);
            LOG.log(System.Logger.Level.INFO, "File " + name + " is gone, and its routes with it.");
            return true;
        } catch (RoutesBusy busy) {
            board.misses(name, Deployment.State.WAITING, List.of(busy.finding(name)));
            return false;
        }
    }

    private void refuse(RouteText file, List<RouteFinding> findings, String actor, Outcome outcome) {
        board.refuses(file, findings);
        note(
                file,
                actor,
                outcome,
                String.join("\n", findings.stream().map(RouteFinding::toString).toList()));
    }

    /** Routes run without their history. */
    private void note(RouteText file, String actor, Outcome outcome, @Nullable String error) {
        try {
            history.note(file, actor, outcome, error);
        } catch (RouteStateTrouble trouble) {
            LOG.log(System.Logger.Level.WARNING, trouble.getMessage());
        }
    }

    private List<RouteFinding> findings(RouteText file) {
        if (!file.plain()) {
            return List.of(new RouteFinding(
                    Path.of(file.name()),
                    1,
                    "yaml",
                    "File '%s' is no UTF-8 text of at most %d bytes: save it as UTF-8."
                            .formatted(file.name(), RouteText.MOST_BYTES)));
        }
        List<RouteFinding> findings = new ArrayList<>(lint.get().check(file.name(), file.text(), board.runningTexts()));
        if (findings.isEmpty()) {
            try {
                live.rehearse(file);
            } catch (RouteRefused refused) {
                findings.add(refused.finding(file));
            }
        }
        return findings;
    }
}
