package org.orcidcaravan.routing.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at the folder again and again, and hands on what two looks in a row found the same: a file that is being written
 * is not taken half, and no clock is asked.
 */
final class Looks {
    private static final System.Logger LOG = System.getLogger(Looks.class.getName());

    private final WatchedFolder folder;
    private final Deployer deployer;
    private final Board board;
    private Map<String, RouteText> last = new HashMap<>();
    private boolean unreadable;

    Looks(Path folder, Deployer deployer, Board board) {
        this.folder = new WatchedFolder(folder);
        this.deployer = deployer;
        this.board = board;
    }

    WatchedFolder folder() {
        return folder;
    }

    /**
     * Takes everything there is, as it is.
     *
     * @throws IOException when the folder cannot be read
     */
    void first() throws IOException {
        last = folder.read();
        deployer.settle(List.copyOf(last.values()), Set.of(), Deployer.FILES);
    }

    /**
     * Takes what an entry leads to, as it is; what was taken before stays as it was taken.
     *
     * @param entry the address that will be called
     * @throws IOException when the folder cannot be read
     */
    void first(String entry) throws IOException {
        Map<String, RouteText> all = folder.read();
        List<RouteText> needed = Reach.of(all.values(), entry).stream()
                .filter(file -> board.standing(file.name()).isEmpty())
                .toList();
        needed.forEach(file -> last.put(file.name(), file));
        deployer.settle(needed, Set.of(), Deployer.FILES);
    }

    /** One look; never throws, because there will be a next one. */
    synchronized void look() {
        Map<String, RouteText> now;
        try {
            now = folder.read();
        } catch (IOException | RuntimeException e) {
            // A folder that cannot be read is no folder without files: everything runs on.
            if (!unreadable) {
                LOG.log(System.Logger.Level.ERROR, "Failed to read the routes folder: " + e + ". All routes run on.");
            }
            unreadable = true;
            return;
        }
        unreadable = false;
        List<RouteText> changed = new ArrayList<>();
        now.forEach((name, text) -> {
            RouteText before = last.get(name);
            if (before != null && before.hash().equals(text.hash()) && isNews(text)) {
                changed.add(text);
            }
        });
        Set<String> gone = new TreeSet<>();
        for (Deployment known : board.standing()) {
            if (!now.containsKey(known.file()) && !last.containsKey(known.file())) {
                gone.add(known.file());
            }
        }
        last = now;
        try {
            if (!changed.isEmpty() || !gone.isEmpty()) {
                deployer.settle(changed, gone, Deployer.FILES);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Failed to take in changed route files; the next look tries again", e);
        }
    }

    /** Something that nobody has decided about, or that waits for its turn. */
    private boolean isNews(RouteText text) {
        return board.standing(text.name())
                .map(known -> known.state() == Deployment.State.WAITING
                        || !text.hash().equals(known.found()))
                .orElse(true);
    }
}
