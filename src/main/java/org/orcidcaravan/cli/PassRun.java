package org.orcidcaravan.cli;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.orcidcaravan.database.State;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.PassRequest;
import org.orcidcaravan.sync.mirror.DiskMeter;
import org.orcidcaravan.sync.mirror.DiskUse;
import org.orcidcaravan.sync.mirror.MirrorArchive;
import org.orcidcaravan.sync.pass.Passes;

/** Runs a pass for someone who waits for it: progress while it runs, a summary at its end. */
@Unremovable
@ApplicationScoped
class PassRun {
    private final State state;
    private final Passes passes;
    private final MirrorArchive archives;
    private final DiskMeter meter;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    PassRun(State state, Passes passes, MirrorArchive archives, DiskMeter meter) {
        this.meter = meter;
        this.state = state;
        this.passes = passes;
        this.archives = archives;
    }

    int run(PassRequest request, boolean archive, Supplier<PassReport> pass) {
        state.open();
        PassReport report;
        DiskUse before = meter.stored();
        try (PassProgress _ = PassProgress.show(passes, out)) {
            report = pass.get();
        }
        say(report);
        DiskUse stored = meter.stored().minus(before);
        if (stored.files() > 0) {
            out.println("On disk: " + Sizes.of(stored) + ".");
        }
        if (archive && report.complete()) {
            for (DataClass dataClass : request.dataClasses()) {
                Path made = archives.write(request.path(), dataClass);
                out.println("Made " + made + ".");
            }
        } else if (archive) {
            out.println("No archive was made, because the copy is not complete.");
        }
        return report.complete() ? ExitStatus.DONE : ExitStatus.LEFT;
    }

    private void say(PassReport report) {
        PassReport.Counts counts = report.counts();
        double seconds = Math.max(0.001, report.took().toMillis() / 1000.0);
        out.printf(
                Locale.ROOT,
                "%s: %,d listed, %,d unchanged, %,d fetched (%,d bytes), %,d adopted, %,d removed, %,d not there,"
                        + " %,d refused, %,d failed; %.1f s, %,.0f objects/s.%n",
                report.complete() ? "Complete" : "Incomplete",
                counts.listed(),
                counts.unchanged(),
                counts.fetched(),
                counts.bytes(),
                counts.adopted(),
                counts.removed(),
                counts.gone(),
                counts.refused(),
                counts.failed(),
                seconds,
                counts.fetched() / seconds);
        report.troubles().stream().distinct().limit(20).forEach(out::println);
        if (report.outstanding() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d objects or records are still to be fetched; the next pass tries them again.%n",
                    report.outstanding());
        }
    }
}
