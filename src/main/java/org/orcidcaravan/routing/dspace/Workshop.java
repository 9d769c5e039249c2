package org.orcidcaravan.routing.dspace;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.answer.Judge;
import org.orcidcaravan.push.call.CredentialsUnset;
import org.orcidcaravan.source.dspace.DspaceSettings;
import org.orcidcaravan.source.dspace.Mode;
import org.orcidcaravan.source.dspace.config.DspaceConfig;
import org.orcidcaravan.source.dspace.payload.DspaceVersion;
import org.orcidcaravan.source.dspace.payload.Mapping;
import org.orcidcaravan.source.dspace.payload.Payloads;
import org.orcidcaravan.source.dspace.row.DspaceStore;
import org.orcidcaravan.source.dspace.row.QueueRow;

/** Makes what a run needs of DSpace's settings and ours. */
final class Workshop {
    /** As DSpace ships it; the words of its script say 10. */
    private static final int ATTEMPTS = 5;

    private final DspaceStore dspace;
    private final DspaceSettings settings;
    private final OrcidRoad road;
    private final Registry registry;
    private final DspaceConfig config;

    Workshop(DspaceStore dspace, DspaceSettings settings, OrcidRoad road, Registry registry) {
        this.dspace = dspace;
        this.settings = settings;
        this.road = road;
        this.registry = registry;
        this.config = DspaceConfig.read(settings.config().orElse(List.of()));
    }

    /**
     * ORCID's side.
     *
     * @param client our client's id, where DSpace's settings do not say it
     * @param bulk works in one request
     */
    record Registry(@Nullable String client, int bulk, InstantSource clock) {}

    DspaceStore dspace() {
        return dspace;
    }

    OrcidRoad road() {
        return road;
    }

    boolean isEnabled() {
        return config.is("orcid.synchronization-enabled", true);
    }

    int attempts() {
        return config.number("orcid.bulk-synchronization.max-attempts", ATTEMPTS);
    }

    /** The rows of a run: those whose owner lets the script send. */
    List<QueueRow> rows(boolean force) {
        Map<UUID, Boolean> batch = new ConcurrentHashMap<>();
        return dspace.rows(force ? null : (Integer) attempts()).stream()
                .filter(row -> batch.computeIfAbsent(
                        row.owner(), owner -> dspace.profile(owner).batch()))
                .toList();
    }

    Payloads payloads() {
        Path converters = settings.converters().orElse(null);
        boolean exact = settings.mode() != Mode.STRICT && settings.exactDates();
        DspaceVersion version = DspaceVersion.parse(settings.version());
        return new Payloads(dspace, new Mapping(config, converters, version, exact));
    }

    StrictRun strict(RecordTurns turns, WriteBack back, Tally tally) {
        return new StrictRun(dspace, new StrictSender(payloads(), turns), turns, back, tally);
    }

    ImprovedRun improved(OwnerPauseStore pauses, RecordTurns turns, WriteBack back, Tally tally) {
        Judge judge = new Judge(registry.clock());
        Owners owners = new Owners(pauses, settings.pause());
        ImprovedSender sender = new ImprovedSender(turns, judge, owners, client(), settings.gone());
        BulkSender bulk = new BulkSender(turns, judge, sender, owners, back, tally, registry.bulk());
        return new ImprovedRun(dspace, payloads(), sender, bulk, owners, back, tally);
    }

    private String client() {
        String own = registry.client();
        return config.text("orcid.application-client-id").orElseGet(() -> {
            if (own == null) {
                throw new CredentialsUnset();
            }
            return own;
        });
    }
}
