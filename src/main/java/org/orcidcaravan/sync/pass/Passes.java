package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.PassRequest;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.FailedObjects;
import org.orcidcaravan.sync.mirror.MirrorBusy;
import org.orcidcaravan.sync.mirror.MirrorLease;
import org.orcidcaravan.sync.mirror.MirrorUnusable;
import org.orcidcaravan.sync.mirror.Mirrors;

/** Opens and closes passes, whatever kind they are, and knows the one that runs in this process. */
@Named("passes")
@Unremovable
@ApplicationScoped
public class Passes {
    private static final System.Logger LOG = System.getLogger(Passes.class.getName());

    private final Mirrors mirrors;
    private final PassStore store;
    private final FailedObjects failures;
    private final DeletionStore deletions;
    private final SyncSettings settings;
    private final InstantSource clock;
    private final Semaphore turn = new Semaphore(1);
    private final AtomicReference<@Nullable Pass> current = new AtomicReference<>();
    private final AtomicReference<@Nullable String> lastFailure = new AtomicReference<>();
    private final AtomicReference<@Nullable PassReport> last = new AtomicReference<>();

    Passes(
            Mirrors mirrors,
            PassStore store,
            FailedObjects failures,
            DeletionStore deletions,
            SyncSettings settings,
            InstantSource clock) {
        this.settings = settings;
        this.mirrors = mirrors;
        this.store = store;
        this.failures = failures;
        this.deletions = deletions;
        this.clock = clock;
    }

    /** One pass at a time in each process; others may take part in it. */
    Pass open(PassRequest request, String kind) {
        if (!turn.tryAcquire()) {
            throw MirrorBusy.at(request.path().toAbsolutePath().normalize());
        }
        try {
            return join(request, kind);
        } catch (RuntimeException e) {
            turn.release();
            throw e;
        }
    }

    private Pass join(PassRequest request, String kind) {
        MirrorLease lease = mirrors.join(request.path(), request.edition(), kind, settings.lease());
        try {
            mirrors.prove(lease.mirror(), request.dataClasses());
            String classes = request.dataClasses().stream()
                    .sorted()
                    .map(DataClass::folder)
                    .collect(Collectors.joining(","));
            long id = store.begin(lease.mirror().id(), kind, classes, clock.instant());
            int mirror = lease.mirror().id();
            RemovalBudget budget = new RemovalBudget(dataClass -> deletions.known(mirror, dataClass));
            Pass pass = new Pass(id, request, lease, clock.instant(), budget);
            lease.name(id);
            Thread.ofPlatform().daemon().name("sync-lease").start(pass::keepLease);
            current.set(pass);
            return pass;
        } catch (SQLException e) {
            lease.close();
            throw new DatabaseTrouble(
                    "Failed to begin a pass on " + lease.mirror().path(), e);
        } catch (MirrorUnusable e) {
            lease.close();
            throw e;
        }
    }

    PassReport report(Pass pass, boolean complete, long pendingChanges) {
        long outstanding = pendingChanges;
        for (DataClass dataClass : pass.request().dataClasses()) {
            outstanding += failures.count(pass.mirror(), dataClass);
        }
        PassReport report = new PassReport(
                complete && outstanding == 0 && !pass.held(),
                Duration.between(pass.startedAt(), clock.instant()),
                pass.progress().counts(),
                outstanding,
                pass.troubles());
        try {
            store.end(pass.id(), report);
        } catch (SQLException e) {
            throw new DatabaseTrouble(
                    "Failed to note the end of the pass on " + pass.mirror().path(), e);
        }
        LOG.log(System.Logger.Level.INFO, "Pass over " + pass.mirror().path() + " ended. " + describe(report));
        last.set(report);
        lastFailure.set(pass.lockedOut());
        return report;
    }

    /** Gives the mirror back, however the pass went. */
    public void close(Object body) {
        Pass pass = current.getAndSet(null);
        if (pass != null) {
            try {
                pass.close();
            } finally {
                turn.release();
            }
        }
    }

    /** The pass that runs in this process. */
    public Optional<Pass> current() {
        return Optional.ofNullable(current.get());
    }

    /** Says in the log how far the running pass is; nothing when none runs. */
    public void logProgress() {
        current()
                .ifPresent(pass -> LOG.log(
                        System.Logger.Level.INFO,
                        "Pass over " + pass.mirror().path() + ": "
                                + pass.progress().describe(running(pass))));
    }

    private static String describe(PassReport report) {
        String troubles = report.troubles().isEmpty() ? "" : " " + String.join(" ", report.troubles());
        return (report.complete() ? "Complete: " : "Incomplete, " + report.outstanding() + " outstanding: ")
                + report.counts()
                + troubles;
    }

    /** For how long a pass has been running. */
    public Duration running(Pass pass) {
        return Duration.between(pass.startedAt(), clock.instant());
    }

    /** The report of the pass that ended last in this process. */
    public Optional<PassReport> last() {
        return Optional.ofNullable(last.get());
    }

    /** A pass that could not begin, or broke off: for the log and for readiness. */
    public void failed(Exception cause) {
        String sentence = String.valueOf(cause.getMessage());
        if (cause instanceof MirrorBusy) {
            LOG.log(System.Logger.Level.INFO, sentence);
            return;
        }
        LOG.log(System.Logger.Level.ERROR, sentence);
        lastFailure.set(sentence);
    }

    /** Why the last pass could not begin or broke off; empty once one has reported, unless S3 had locked it out. */
    public Optional<String> lastFailure() {
        return Optional.ofNullable(lastFailure.get());
    }

    /** A service that goes down leaves the rest for the next one. */
    void shutdown(@Observes ShutdownEvent event) {
        stop("The service is stopping; the next pass goes on where this one was.");
    }

    /** Ends the running pass early: what is in flight is finished, what is confirmed stays. */
    public void stop(String reason) {
        Pass pass = current.get();
        if (pass != null) {
            pass.stop(reason);
        }
    }
}
