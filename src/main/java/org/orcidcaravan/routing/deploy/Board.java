package org.orcidcaravan.routing.deploy;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.routing.RouteFinding;
import org.orcidcaravan.routing.deploy.LiveRoutes.Loaded;

/** What is known of each file: for the deployer, and for whoever looks from another thread. */
final class Board {
    private static final System.Logger LOG = System.getLogger(Board.class.getName());

    private final InstantSource clock;
    private final Map<String, Loaded> loaded = new ConcurrentSkipListMap<>();
    private final Map<String, RouteText> refused = new ConcurrentSkipListMap<>();
    private final Map<String, Deployment> standing = new ConcurrentSkipListMap<>();

    Board(InstantSource clock) {
        this.clock = clock;
    }

    @Nullable
    Loaded loaded(String name) {
        return loaded.get(name);
    }

    List<Loaded> loaded() {
        return List.copyOf(loaded.values());
    }

    List<Deployment> standing() {
        return List.copyOf(standing.values());
    }

    Optional<Deployment> standing(String name) {
        return Optional.ofNullable(standing.get(name));
    }

    /** The file that a route came from; empty when it runs no more. */
    Optional<String> fileOf(String route) {
        return loaded.values().stream()
                .filter(file -> file.routes().contains(route))
                .map(file -> file.text().name())
                .findFirst();
    }

    /** The texts that run, by file. */
    Map<String, String> runningTexts() {
        return loaded.values().stream()
                .collect(Collectors.toMap(
                        file -> file.text().name(), file -> file.text().text(), (one, other) -> one, TreeMap::new));
    }

    /** Texts that were refused, and may be taken when another file has changed. */
    List<RouteText> refused() {
        return List.copyOf(refused.values());
    }

    void runs(Loaded file, List<RouteFinding> waiting) {
        String name = file.text().name();
        loaded.put(name, file);
        refused.remove(name);
        stand(name, waiting.isEmpty() ? Deployment.State.RUNNING : Deployment.State.WAITING, file.text(), waiting);
    }

    void waits(RouteText file, List<RouteFinding> findings) {
        refused.remove(file.name());
        stand(file.name(), Deployment.State.WAITING, file, findings);
    }

    void refuses(RouteText file, List<RouteFinding> findings) {
        refused.put(file.name(), file);
        stand(file.name(), Deployment.State.REFUSED, file, findings);
    }

    /** The file is gone, and cannot be taken out yet. */
    void misses(String name, Deployment.State state, List<RouteFinding> findings) {
        refused.remove(name);
        stand(name, state, null, findings);
    }

    /** Nothing of it runs any more, against everybody's will. */
    void loses(String name) {
        loaded.remove(name);
    }

    void forget(String name) {
        loaded.remove(name);
        refused.remove(name);
        standing.remove(name);
    }

    private void stand(String name, Deployment.State state, @Nullable RouteText found, List<RouteFinding> findings) {
        Loaded runs = loaded.get(name);
        Deployment next = new Deployment(
                name,
                state,
                found == null ? null : found.hash(),
                runs == null ? null : runs.text().hash(),
                clock.instant(),
                findings);
        Deployment before = standing.put(name, next);
        if (!next.isInOrder() && (before == null || !before.sentence().equals(next.sentence()))) {
            LOG.log(
                    state == Deployment.State.WAITING ? System.Logger.Level.INFO : System.Logger.Level.ERROR,
                    next.sentence());
        }
    }
}
