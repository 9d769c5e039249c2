package org.orcidcaravan.cli;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.sync.datafile.DataFileDamaged;
import org.orcidcaravan.sync.datafile.DataFileImport;
import org.orcidcaravan.sync.datafile.ImportCount;
import picocli.CommandLine;

/** Imports a data file for someone who waits for it: progress while it runs, what came of it at its end. */
@Unremovable
@ApplicationScoped
class ImportRun {
    private final State state;
    private final DataFileImport imports;
    private final InstantSource clock;
    private final AtomicReference<@Nullable ImportCount> underWay = new AtomicReference<>();

    ImportRun(State state, DataFileImport imports, InstantSource clock) {
        this.state = state;
        this.imports = imports;
        this.clock = clock;
    }

    int run(Path archive, Path path, Optional<Instant> asOf, CommandLine line) throws InterruptedException {
        state.open();
        PrintWriter out = line.getOut();
        ImportCount count = new ImportCount();
        underWay.set(count);
        Instant began = clock.instant();
        DataFileImport.Report report;
        try (ShareProgress _ = ShareProgress.show("import", count::share, () -> said(count, began), line.getErr())) {
            report = imports.run(archive, path, asOf, count);
        } catch (DataFileDamaged damaged) {
            out.println(said(count, began) + ".");
            return say(line.getErr(), String.valueOf(damaged.getMessage()));
        } catch (IOException e) {
            return say(line.getErr(), "Failed to read " + archive + ": " + e.getMessage() + ".");
        } finally {
            underWay.set(null);
        }
        out.println(said(count, began) + ".");
        out.println(next(report));
        out.flush();
        return report.whole() && count.kept() == 0 ? ExitStatus.DONE : ExitStatus.LEFT;
    }

    private static String next(DataFileImport.Report report) {
        if (!report.whole()) {
            return "Stopped before the end: ask again to go on.";
        }
        return report.watermark() == null
                ? "The change list is not followed yet: import the other archives of this kind, or run \"download\"."
                : "The change list is followed from " + report.watermark() + " on: run \"sync\" next.";
    }

    private String said(ImportCount count, Instant began) {
        double seconds =
                Math.max(0.001, Duration.between(began, clock.instant()).toMillis() / 1000.0);
        return String.format(
                Locale.ROOT,
                "%,d objects imported (%s, %.1f MB/s), %,d were here, %,d entries kept aside",
                count.objects(),
                Sizes.bytes(count.bytes()),
                count.bytes() / 1e6 / seconds,
                count.alreadyHere(),
                count.kept());
    }

    private static int say(PrintWriter err, String sentence) {
        err.println(sentence);
        err.flush();
        return ExitStatus.LEFT;
    }

    /** Ctrl-C. */
    void stop(@Observes ShutdownEvent end) {
        ImportCount count = underWay.get();
        if (count != null) {
            count.stop();
        }
    }
}
