package org.orcidcaravan.measure;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.measure.Overview.Copy;
import org.orcidcaravan.measure.Overview.Running;
import org.orcidcaravan.sync.PassReport.Counts;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.pass.CopyStanding;
import org.orcidcaravan.sync.pass.Pass;
import org.orcidcaravan.sync.pass.PassEntry;
import org.orcidcaravan.sync.pass.Passes;
import org.orcidcaravan.sync.pass.SyncStandingStore;

/** The sync as it stands. */
@Singleton
public class SyncWatch {
    /** Enough to find, for each mirror, the pass that runs and the one that ended last. */
    private static final int RECENT = 50;

    private final SyncStandingStore store;
    private final SampleStore samples;
    private final Passes passes;

    SyncWatch(SyncStandingStore store, SampleStore samples, Passes passes) {
        this.store = store;
        this.samples = samples;
        this.passes = passes;
    }

    /** How it stands now. */
    public Overview.Sync now() {
        List<PassEntry> recent = store.passes(Long.MAX_VALUE, RECENT);
        Optional<PassEntry> running =
                recent.stream().filter(pass -> pass.state().equals("running")).findFirst();
        Optional<PassEntry> last =
                recent.stream().filter(pass -> !pass.state().equals("running")).findFirst();
        return new Overview.Sync(copies(recent), running.map(this::running).orElse(null), last.orElse(null));
    }

    /** Each data class of each mirror, with the objects that were counted last. */
    private List<Copy> copies(List<PassEntry> recent) {
        List<CopyStanding> standings = store.copies();
        Map<String, Reading> counted =
                samples.latest(standings.stream().map(SyncWatch::series).toList());
        return standings.stream()
                .filter(standing -> isKept(standing, counted.get(series(standing))))
                .map(standing -> copy(standing, counted.get(series(standing)), asOf(standing, recent)))
                .toList();
    }

    /** A data class that this mirror never held is no copy. */
    private static boolean isKept(CopyStanding standing, @Nullable Reading counted) {
        return standing.scanBegan() != null || standing.watermark() != null || (counted != null && counted.value() > 0);
    }

    private static Copy copy(CopyStanding standing, @Nullable Reading counted, @Nullable Instant asOf) {
        double share = standing.scanEnded() != null || standing.scanBegan() == null
                ? 1
                : (double) standing.foldersFinished() / ChecksumFolder.COUNT;
        return new Copy(
                standing.mirror(),
                standing.path(),
                standing.dataClass().folder(),
                counted == null ? null : (long) counted.value(),
                counted == null ? null : counted.at(),
                asOf,
                share,
                standing.pending() + standing.failed());
    }

    /** When the newest complete pass over it began: what had changed before that is here. */
    private static @Nullable Instant asOf(CopyStanding standing, List<PassEntry> recent) {
        Stream<Instant> complete = recent.stream()
                .filter(pass -> pass.mirror() == standing.mirror()
                        && pass.state().equals("complete")
                        && List.of(pass.dataClasses().split(",", -1))
                                .contains(standing.dataClass().folder()))
                .map(PassEntry::startedAt);
        Stream<Instant> scanned =
                standing.scanEnded() == null ? Stream.empty() : Stream.ofNullable(standing.scanBegan());
        return Stream.concat(complete, scanned)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private Running running(PassEntry entry) {
        return passes.current()
                .filter(pass -> pass.id() == entry.id())
                .map(pass -> here(entry, pass))
                .orElseGet(() -> new Running(entry, false, null, null, null, null, null, null));
    }

    private Running here(PassEntry entry, Pass pass) {
        Counts counts = pass.progress().counts();
        double share = pass.progress().share();
        double seconds = Math.max(0.001, passes.running(pass).toMillis() / 1000.0);
        long objects = counts.unchanged() + counts.fetched() + counts.adopted();
        return new Running(
                entry,
                true,
                share,
                objects,
                counts.bytes(),
                counts.failed(),
                objects / seconds,
                share < 0.001 ? null : (long) (seconds / share * (1 - share)));
    }

    private static String series(CopyStanding standing) {
        return "objects." + standing.mirror() + "." + standing.dataClass().folder();
    }
}
