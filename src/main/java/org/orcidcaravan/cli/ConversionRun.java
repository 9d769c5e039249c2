package org.orcidcaravan.cli;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.sync.Storage;
import org.orcidcaravan.sync.conversion.ConversionCount;
import org.orcidcaravan.sync.conversion.StorageConversion;
import org.orcidcaravan.sync.mirror.DiskUse;

/** Converts a mirror for someone who waits for it: progress while it runs, what it saved at its end. */
@Unremovable
@ApplicationScoped
class ConversionRun {
    private static final List<String> COLUMNS = List.of(
            "path",
            "storage",
            "files",
            "plainBytes",
            "bytesBefore",
            "blocksBefore",
            "bytesAfter",
            "blocksAfter",
            "queued",
            "whole");

    private final State state;
    private final StorageConversion conversion;
    private final AtomicReference<@Nullable ConversionCount> underWay = new AtomicReference<>();

    ConversionRun(State state, StorageConversion conversion) {
        this.state = state;
        this.conversion = conversion;
    }

    int run(Path path, Storage to, Printed out, PrintWriter err) throws InterruptedException {
        state.open();
        ConversionCount count = new ConversionCount();
        underWay.set(count);
        boolean any;
        try (ShareProgress _ = ShareProgress.show("convert", count::share, () -> said(count), err)) {
            any = conversion.convert(path, to, count);
        } finally {
            underWay.set(null);
        }
        if (!any) {
            out.say("The mirror in " + path + " is stored " + to.word() + " already.");
        }
        count.sentences().forEach(err::println);
        err.flush();
        DiskUse before = count.before();
        DiskUse after = count.after();
        boolean whole = !count.stopped();
        out.table(
                COLUMNS,
                List.of(List.of(
                        path,
                        to.word(),
                        after.files(),
                        after.plain(),
                        before.stored(),
                        before.allocated(),
                        after.stored(),
                        after.allocated(),
                        count.doubted(),
                        whole)),
                row -> said(count) + ".");
        if (whole) {
            out.say("Set caravan.sync.storage=" + to.word() + " for whatever works on this mirror from now on.");
        } else {
            out.say("Stopped before the end: ask again to go on; until then no pass works on this mirror.");
        }
        return whole && count.doubted() == 0 ? ExitStatus.DONE : ExitStatus.LEFT;
    }

    private static String said(ConversionCount count) {
        DiskUse before = count.before();
        DiskUse after = count.after();
        return String.format(
                Locale.ROOT,
                "%,d files converted: %s became %s, and in blocks %s became %s; %,d were not what was stored and are"
                        + " queued",
                after.files(),
                Sizes.bytes(before.stored()),
                Sizes.bytes(after.stored()),
                Sizes.bytes(before.allocated()),
                Sizes.bytes(after.allocated()),
                count.doubted());
    }

    /** Ctrl-C. */
    void stop(@Observes ShutdownEvent end) {
        ConversionCount count = underWay.get();
        if (count != null) {
            count.stop();
        }
    }
}
