package org.orcidcaravan.routing.deploy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.quarkus.core.CamelRuntime;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.routing.RouteFinding;
import org.orcidcaravan.routing.RouteLint;
import org.orcidcaravan.routing.RouteRules;
import org.orcidcaravan.routing.RouteSettings;
import org.orcidcaravan.routing.running.RouteCounts;

/** The route files: how each stands, its texts of today and before, and changing them. Nobody who calls this knows Camel. */
@ApplicationScoped
public class Deployments {
    private final RouteHistoryStore history;
    private final Board board;
    private final Deployer deployer;
    private final Looks looks;
    private final Path folder;

    @Inject
    Deployments(
            CamelRuntime runtime,
            RouteSettings settings,
            RouteRules rules,
            RouteHistoryStore history,
            DeployWorld world) {
        this(runtime.getCamelContext(), settings, rules::lint, history, world);
    }

    /** For this service, or for a Camel of a test's own. */
    Deployments(
            CamelContext camel,
            RouteSettings settings,
            Supplier<RouteLint> lint,
            RouteHistoryStore history,
            DeployWorld world) {
        this.history = history;
        this.folder = settings.dir();
        this.board = new Board(world.clock());
        this.deployer = new Deployer(lint, new LiveRoutes(camel, world.counts(), settings.drain()), board, history);
        this.looks = new Looks(folder, deployer, board);
    }

    /** What the deployer needs of the world. */
    @ApplicationScoped
    static class DeployWorld {
        private final InstantSource clock;
        private final RouteCounts counts;

        DeployWorld(InstantSource clock, RouteCounts counts) {
            this.clock = clock;
            this.counts = counts;
        }

        InstantSource clock() {
            return clock;
        }

        RouteCounts counts() {
            return counts;
        }
    }

    /**
     * Takes every file in once, each by itself.
     *
     * @throws IOException when the folder cannot be read
     */
    public void start() throws IOException {
        looks.first();
    }

    /**
     * Takes in the files that an entry leads to, and no others; those that are in already stay.
     *
     * @param entry the address that will be called, such as {@code direct:sync-changes}
     * @throws IOException when the folder cannot be read
     */
    public void start(String entry) throws IOException {
        looks.first(entry);
    }

    /** Looks at the folder once; what two looks found the same is taken in. */
    public void look() {
        looks.look();
    }

    /** Every file, by name. */
    public List<Deployment> all() {
        return board.standing();
    }

    public Optional<Deployment> find(String file) {
        return board.standing(file);
    }

    /** The file that a route came from. */
    public Optional<String> fileOf(String route) {
        return board.fileOf(route);
    }

    /**
     * What is in the folder now; empty when the file is not there, or is no text.
     *
     * @throws IOException when it cannot be read
     */
    public Optional<RouteText> text(String file) throws IOException {
        Path path = folder.resolve(file);
        return isName(file) && Files.isRegularFile(path)
                ? Optional.of(RouteText.read(path)).filter(RouteText::plain)
                : Optional.empty();
    }

    /** Its past, the newest first. */
    public List<RouteHistoryStore.Past> history(String file, int limit) {
        return history.list(file, limit);
    }

    public Optional<String> earlier(String file, String hash) {
        return history.content(file, hash);
    }

    /** What differs between two texts of a file; empty when one of them is not known. */
    public Optional<String> diff(String file, String from, String to) {
        return earlier(file, from).flatMap(old -> earlier(file, to).map(now -> TextDiff.between(file, old, now)));
    }

    /** What is wrong with a text; nothing is changed. */
    public List<RouteFinding> check(String file, String text) {
        return deployer.check(RouteText.of(file, text));
    }

    /** Whether a file may be called so: no folder, nothing hidden. */
    public static boolean isName(String file) {
        return file.matches("[a-z][a-z0-9-]*\\.camel\\.yaml");
    }

    /**
     * What came of a change.
     *
     * @param findings why it was refused; then nothing has changed. Empty: it runs, or will as soon as messages are through
     */
    public record Written(@Nullable Deployment deployment, List<RouteFinding> findings) {
        public Written {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Writes a file and lets its routes run: checked first, put back when they do not start.
     *
     * @param was the hash of the text that the caller has seen; null: a new file
     * @param actor for the audit
     * @throws IOException when the folder cannot be written; then nothing has changed
     * @throws ChangedMeanwhile when the file in the folder is not that text any more
     */
    public Written write(String file, String text, @Nullable String was, String actor) throws IOException {
        RouteText now = RouteText.of(file, text);
        Optional<RouteText> before = text(file);
        if (!before.map(RouteText::hash).equals(Optional.ofNullable(was))) {
            throw new ChangedMeanwhile(file);
        }
        List<RouteFinding> findings = deployer.check(now);
        if (!findings.isEmpty()) {
            return new Written(board.standing(file).orElse(null), findings);
        }
        history.audit(actor, "route-file.write", "route-file:" + file, "SHA-256 " + now.hash());
        looks.folder().write(now);
        deployer.settle(List.of(now), Set.of(), actor);
        Optional<Deployment> came = board.standing(file);
        if (came.filter(standing -> standing.state() == Deployment.State.REFUSED)
                .isPresent()) {
            putBack(file, before);
        }
        return new Written(
                board.standing(file).orElse(null),
                came.filter(standing -> standing.state() == Deployment.State.REFUSED)
                        .map(Deployment::findings)
                        .orElse(List.of()));
    }

    private void putBack(String file, Optional<RouteText> before) throws IOException {
        if (before.isPresent()) {
            looks.folder().write(before.get());
            deployer.settle(List.of(before.get()), Set.of(), Deployer.FILES);
        } else {
            looks.folder().remove(file);
            deployer.settle(List.of(), Set.of(file), Deployer.FILES);
        }
    }

    /** For acts on routes: one at a time with swaps, and remembered by them. */
    Deployer deployer() {
        return deployer;
    }
}
