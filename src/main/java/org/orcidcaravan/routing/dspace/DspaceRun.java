package org.orcidcaravan.routing.dspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.orcidcaravan.push.PushSettings;
import org.orcidcaravan.push.call.OrcidSettings;
import org.orcidcaravan.source.dspace.DspaceSettings;
import org.orcidcaravan.source.dspace.DspaceTrouble;
import org.orcidcaravan.source.dspace.row.DspaceConnectionStore;

/** One run over DSpace's queue, as {@code dspace orcid-bulk-push} is one. */
@ApplicationScoped
public class DspaceRun {
    /** The name of these runs among those of the sources. */
    public static final String SOURCE = RunBook.SOURCE;

    private final DspaceSettings settings;
    private final DspaceConnectionStore connections;
    private final DspaceState state;
    private final OrcidRoad road;
    private final OrcidSettings orcid;
    private final PushSettings push;
    private final InstantSource clock;

    public DspaceRun(
            DspaceSettings settings,
            DspaceConnectionStore connections,
            DspaceState state,
            OrcidRoad road,
            OrcidSettings orcid,
            PushSettings push,
            InstantSource clock) {
        this.settings = settings;
        this.connections = connections;
        this.state = state;
        this.road = road;
        this.orcid = orcid;
        this.push = push;
        this.clock = clock;
    }

    /**
     * How a run goes.
     *
     * @param force also what has used up its attempts, and whose owner is paused
     * @param alone somebody says that nobody else sends
     */
    public record Wish(boolean force, boolean alone) {}

    /**
     * Runs, in strict or improved mode.
     *
     * @param log is told each sentence of DSpace's script, and more where there is more to say
     * @throws DspaceTrouble when DSpace's database does not answer, or the mode is none that sends
     */
    public DspaceReport run(Wish wish, Consumer<String> log) {
        if (!settings.mode().sends()) {
            throw new DspaceTrouble("Failed to send DSpace's queue: caravan.dspace.mode is "
                    + settings.mode().name().toLowerCase(Locale.ROOT).replace('_', '-')
                    + ". Set it to improved or strict.");
        }
        Workshop workshop = workshop();
        if (!workshop.isEnabled()) {
            log.accept(Words.DISABLED);
            return DspaceReport.refused(Words.DISABLED);
        }
        Optional<WatchStore.Lease> lease = state.watch().lease();
        if (lease.isEmpty()) {
            return DspaceReport.refused("Another run over DSpace's queue is at work.");
        }
        try (WatchStore.Lease _ = lease.get()) {
            long run = state.book().begin();
            try {
                OneRun one = new OneRun(workshop, state, settings, log);
                DspaceReport report = one.run(wish);
                state.book().end(run, report, one.refusals());
                return report;
            } catch (RuntimeException e) {
                state.book().broke(run, e);
                throw e;
            }
        }
    }

    /** What runs, shadows and lists are made with. */
    Workshop workshop() {
        return new Workshop(
                connections.store(),
                settings,
                road,
                new Workshop.Registry(orcid.clientId().orElse(null), Math.min(push.bulk(), 100), clock));
    }
}
