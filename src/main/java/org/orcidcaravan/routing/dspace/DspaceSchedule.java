package org.orcidcaravan.routing.dspace;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.orcidcaravan.source.dspace.DspaceSettings;

/** Runs over DSpace's queue by the clock; what came of one is said in the log. */
@Named("dspaceSchedule")
@Unremovable
@Singleton
public class DspaceSchedule {
    private static final Logger LOG = Logger.getLogger(DspaceSchedule.class);

    private final DspaceSettings settings;
    private final DspaceRun runs;

    DspaceSchedule(DspaceSettings settings, DspaceRun runs) {
        this.settings = settings;
        this.runs = runs;
    }

    /** One run, when the mode is one that sends. */
    public void run() {
        if (!settings.mode().sends()) {
            return;
        }
        DspaceReport report = runs.run(new DspaceRun.Wish(false, false), LOG::debug);
        if (report.found() > 0 || report.stopped() != null) {
            LOG.infof(
                    "DSpace's queue: %d rows, %d done, %d failed, %d left, %d kept aside, %d gone.",
                    report.found(), report.done(), report.failed(), report.left(), report.aside(), report.gone());
        }
        if (report.stopped() != null) {
            LOG.warnf("The run over DSpace's queue ended early: %s", report.stopped());
        }
    }

    /** A run broke off; the next one comes by itself. */
    public void failed(Exception failure) {
        LOG.warnf("The run over DSpace's queue broke off: %s", failure.getMessage());
    }
}
