package org.orcidcaravan.api;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orcidcaravan.measure.Overview.Copy;
import org.orcidcaravan.measure.SyncWatch;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.pass.CopyStanding;
import org.orcidcaravan.sync.pass.SyncStandingStore;

/** Puts what is known of the copies together. */
@Singleton
class SyncStates {
    private final SyncWatch watch;
    private final SyncStandingStore store;
    private final SyncSettings settings;

    SyncStates(SyncWatch watch, SyncStandingStore store, SyncSettings settings) {
        this.watch = watch;
        this.store = store;
        this.settings = settings;
    }

    SyncState now() {
        var sync = watch.now();
        Map<String, Copy> copies =
                sync.copies().stream().collect(Collectors.toMap(SyncStates::name, Function.identity()));
        List<SyncState.Mirror> mirrors = store.copies().stream()
                .flatMap(standing ->
                        Stream.ofNullable(copies.get(name(standing))).map(copy -> mirror(standing, copy)))
                .toList();
        return new SyncState(mirrors, sync.running(), settings.changeListBucket() + "/" + settings.changeListKey());
    }

    private SyncState.Mirror mirror(CopyStanding standing, Copy copy) {
        return new SyncState.Mirror(
                standing.mirror(),
                standing.path(),
                standing.dataClass().folder(),
                buckets(standing.dataClass()),
                copy.objects(),
                copy.countedAt(),
                copy.asOf(),
                new SyncState.Scan(
                        standing.scanBegan(),
                        standing.scanEnded(),
                        ChecksumFolder.COUNT,
                        standing.foldersBegun(),
                        standing.foldersFinished()),
                standing.watermark(),
                standing.changeListReadAt(),
                standing.pending(),
                standing.failed());
    }

    private List<String> buckets(DataClass dataClass) {
        return switch (dataClass) {
            case SUMMARIES -> List.of(settings.summariesBucket());
            case ACTIVITIES ->
                Stream.of("-a", "-b", "-c")
                        .map(end -> settings.activitiesBucket() + end)
                        .toList();
        };
    }

    private static String name(Copy copy) {
        return copy.mirror() + " " + copy.dataClass();
    }

    private static String name(CopyStanding standing) {
        return standing.mirror() + " " + standing.dataClass().folder();
    }
}
