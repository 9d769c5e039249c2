package org.orcidcaravan.routing.dspace;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.orcidcaravan.source.dspace.row.DspaceStore;
import org.orcidcaravan.source.dspace.row.HistoryStore;
import org.orcidcaravan.source.dspace.row.QueueRow;

/**
 * Notices who else sends DSpace's queue: its own script counts attempts and writes to the history. A researcher who sends by
 * hand writes to the history too, and counts nothing; those who chose to send by hand are left alone.
 */
final class OtherHand {
    static final String WHAT_TO_DO = " Take DSpace's own orcid-bulk-push out of its crontab, for both would send"
            + " everything; then run \"caravan push --source dspace --alone\".";

    private final DspaceStore dspace;
    private final WatchStore watch;
    private final boolean byHand;

    /** @param byHand whether rows of the history that are not ours are expected */
    OtherHand(DspaceStore dspace, WatchStore watch, boolean byHand) {
        this.dspace = dspace;
        this.watch = watch;
        this.byHand = byHand;
    }

    /** A sentence about somebody else who sends, when there are signs of it since the last run. */
    Optional<String> signs(Set<UUID> underWay) {
        WatchStore.Seen seen = watch.seen();
        if (seen.alarm() != null) {
            return Optional.of(seen.alarm());
        }
        if (seen.lastHistory() == null) {
            return Optional.empty();
        }
        return counted(seen).or(() -> written(seen, underWay));
    }

    /** The same at the end of a run, which has tried rows itself. */
    Optional<String> signsInHistory() {
        return written(watch.seen(), Set.of());
    }

    /** From now on what there is is known. */
    void lookAgain() {
        watch.keep(dspace.lastHistory(), dspace.rows(null));
    }

    /** A first run has nothing to compare with. */
    void begin() {
        if (watch.seen().lastHistory() == null) {
            lookAgain();
        }
    }

    private Optional<String> counted(WatchStore.Seen seen) {
        List<Integer> rows = dspace.rows(null).stream()
                .filter(row -> seen.attempts().getOrDefault(row.id(), Integer.MAX_VALUE) < row.tried())
                .map(QueueRow::id)
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of("Somebody else has tried " + rows.size()
                        + " rows of DSpace's queue since the last run, such as " + rows.getFirst() + "." + WHAT_TO_DO);
    }

    private Optional<String> written(WatchStore.Seen seen, Set<UUID> underWay) {
        List<HistoryStore.Written> others = dspace.historySince(Objects.requireNonNull(seen.lastHistory())).stream()
                .filter(row -> !seen.ours().contains(row.id()) && !underWay.contains(row.owner()))
                .toList();
        Set<UUID> batch = others.stream()
                .map(HistoryStore.Written::owner)
                .distinct()
                .filter(owner -> dspace.profile(owner).batch())
                .collect(Collectors.toSet());
        if (byHand || batch.isEmpty()) {
            return Optional.empty();
        }
        HistoryStore.Written first = others.stream()
                .filter(row -> batch.contains(row.owner()))
                .findFirst()
                .orElseThrow();
        return Optional.of("Somebody else has written to DSpace's history since the last run, row " + first.id()
                + " for profile " + first.owner() + "; if it was the researcher by hand, set caravan.dspace.by-hand."
                + WHAT_TO_DO);
    }
}
