package org.orcidcaravan.cli;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.sync.mirror.DiskUse;
import org.orcidcaravan.sync.verify.Verification;
import org.orcidcaravan.sync.verify.VerifyCount;
import org.orcidcaravan.sync.verify.VerifyReport;

/** Verifies a mirror for someone who waits for it: progress while it runs, what was found at its end. */
@Unremovable
@ApplicationScoped
class VerifyRun {
    private static final List<String> COLUMNS = List.of(
            "path",
            "looked",
            "different",
            "unknown",
            "unsettled",
            "plainBytes",
            "storedBytes",
            "allocatedBytes",
            "whole");

    private final State state;
    private final Verification verification;
    private final AtomicReference<@Nullable VerifyCount> underWay = new AtomicReference<>();

    VerifyRun(State state, Verification verification) {
        this.state = state;
        this.verification = verification;
    }

    int run(Path path, OptionalInt sample, Printed out, PrintWriter err) throws InterruptedException {
        state.open();
        VerifyCount count = new VerifyCount();
        underWay.set(count);
        VerifyReport report;
        try (ShareProgress _ = ShareProgress.show("verify", count::share, () -> said(count), err)) {
            report = verification.verify(path, sample, count);
        } finally {
            underWay.set(null);
        }
        count.sentences().forEach(err::println);
        err.flush();
        DiskUse use = count.use();
        out.table(
                COLUMNS,
                List.of(List.of(
                        report.path(),
                        count.looked(),
                        count.different(),
                        count.unknown(),
                        count.unsettled(),
                        use.plain(),
                        use.stored(),
                        use.allocated(),
                        report.whole())),
                row -> said(count) + ". " + Sizes.of(use) + ".");
        tell(report, out);
        return report.isSound() ? ExitStatus.DONE : ExitStatus.LEFT;
    }

    private static String said(VerifyCount count) {
        return String.format(
                Locale.ROOT,
                "%,d objects looked at, %,d differ, %,d files unknown",
                count.looked(),
                count.different(),
                count.unknown());
    }

    private static void tell(VerifyReport report, Printed out) {
        VerifyCount count = report.found();
        if (!report.form().keepsBytes()) {
            out.say("The files are JSON, which ORCID's ETags say nothing of: they were looked at for being there, being"
                    + " whole, and naming their record; a value that was changed in one is not found.");
        }
        if (count.different() > 0) {
            out.say("What differs is queued: \"caravan sync\" or the next pass of the service fetches it again.");
        }
        if (count.unsettled() > 0) {
            out.say(count.unsettled() + " files were just being written by a pass: verify again when it has ended.");
        }
        if (!report.whole()) {
            out.say("Stopped before the end: what was found so far is queued.");
        }
    }

    /** Ctrl-C. */
    void stop(@Observes ShutdownEvent end) {
        VerifyCount count = underWay.get();
        if (count != null) {
            count.stop();
        }
    }
}
