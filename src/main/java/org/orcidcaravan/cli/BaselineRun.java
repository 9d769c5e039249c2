package org.orcidcaravan.cli;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.measure.funnel.Baseline;
import org.orcidcaravan.measure.funnel.BaselineCount;
import org.orcidcaravan.measure.funnel.BaselineFigure;
import org.orcidcaravan.measure.funnel.InstitutionIds;
import org.orcidcaravan.orcid.record.Institution;
import org.orcidcaravan.sync.mirror.SummaryFiles;

/** Counts the baseline for someone who waits for it: progress while it runs, the figure at its end. */
@Unremovable
@ApplicationScoped
class BaselineRun {
    private static final List<String> COLUMNS = List.of("day", "records", "ours", "unreadable");

    private final State state;
    private final Baseline baseline;
    private final InstitutionIds ids;
    private final AtomicReference<@Nullable BaselineCount> underWay = new AtomicReference<>();

    BaselineRun(State state, Baseline baseline, InstitutionIds ids) {
        this.state = state;
        this.baseline = baseline;
        this.ids = ids;
    }

    /**
     * Gives the exit status.
     *
     * @param out for the figure
     * @param err for everything else
     */
    int run(Printed out, PrintWriter err) throws InterruptedException {
        Institution institution;
        try {
            institution = ids.institution();
        } catch (IllegalArgumentException e) {
            return say(err, "A setting in caravan.institution.ids is wrong: " + e.getMessage(), ExitStatus.USAGE);
        }
        if (institution.isEmpty()) {
            return say(
                    err,
                    "By what records name the institution is not known: set caravan.institution.ids.ror, grid, ringgold,"
                            + " fundref or domains in application.properties.",
                    ExitStatus.USAGE);
        }
        Optional<SummaryFiles> copy = baseline.copy();
        if (copy.isEmpty()) {
            return say(
                    err,
                    "There is no copy of ORCID's summaries in " + baseline.place()
                            + ": let the service make one, or \"download -s\" into that folder.",
                    ExitStatus.LEFT);
        }
        state.open();
        return count(copy.get(), institution, out, err);
    }

    private int count(SummaryFiles copy, Institution institution, Printed out, PrintWriter err)
            throws InterruptedException {
        BaselineCount count = new BaselineCount();
        underWay.set(count);
        Optional<BaselineFigure> figure;
        try (BaselineProgress _ = BaselineProgress.show(count, err)) {
            figure = baseline.count(copy, institution, count);
        } finally {
            underWay.set(null);
        }
        if (figure.isEmpty()) {
            return say(err, "Stopped before the end: no figure was kept. Run it again.", ExitStatus.LEFT);
        }
        count.troubles().forEach(err::println);
        BaselineFigure counted = figure.get();
        out.table(
                COLUMNS,
                List.of(List.of(counted.day(), counted.records(), counted.ours(), counted.unreadable())),
                row -> counted.text());
        return counted.unreadable() == 0
                ? ExitStatus.DONE
                : say(
                        err,
                        "Files that could not be read, and were not counted: " + counted.unreadable(),
                        ExitStatus.LEFT);
    }

    private static int say(PrintWriter err, String sentence, int status) {
        err.println(sentence);
        err.flush();
        return status;
    }

    /** Ctrl-C: a part is no figure. */
    void stop(@Observes ShutdownEvent end) {
        BaselineCount count = underWay.get();
        if (count != null) {
            count.stop();
        }
    }
}
