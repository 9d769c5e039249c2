package org.orcidcaravan.routing.handover;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.source.SourceSettings;
import org.orcidcaravan.source.fetch.Fetched;
import org.orcidcaravan.source.fetch.PageFetch;
import org.orcidcaravan.source.fetch.RepositoryTrouble;
import org.orcidcaravan.source.harvest.Harvest;
import org.orcidcaravan.source.harvest.HarvestPage;
import org.orcidcaravan.source.harvest.HarvestReport;
import org.orcidcaravan.source.harvest.HarvestRequest;
import org.orcidcaravan.source.harvest.HarvestRules;
import org.orcidcaravan.source.harvest.HarvestSettings;
import org.orcidcaravan.source.harvest.HarvestStore;
import org.orcidcaravan.source.harvest.Harvests;
import org.orcidcaravan.source.harvest.Turns;
import org.orcidcaravan.source.invenio.InvenioRepository;
import org.orcidcaravan.source.oai.OaiRepository;
import org.orcidcaravan.source.record.Runs;
import org.orcidcaravan.source.record.SourceTransactionStore;

/** One process that harvests: the steps of the route, on real parts, with a clock that only goes on by waiting. */
final class HarvestDesk implements AutoCloseable {
    /** A process that is killed: nothing of it runs any more, not even to clear up. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private static final int REDELIVERIES = 5;

    final Office office;
    final List<Duration> waited = new ArrayList<>();
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    /** Asked before each step: whether the process is killed there. */
    Predicate<String> killedAt = step -> false;

    private final HarvestSettings.Kind kind;
    private final PageFetch fetch;
    private final Harvests harvests;
    private final HarvestIntake intake;
    private final OaiRepository oai;
    private final InvenioRepository invenio;

    HarvestDesk(RealDatabase database, Office office, URI url, Map<String, String> settings) {
        this.office = office;
        InstantSource clock = () -> now;
        Map<String, String> all = new HashMap<>();
        all.put("url", url.toString());
        all.putAll(settings);
        Map<String, String> keys = new HashMap<>();
        all.forEach((key, value) -> keys.put("caravan.source." + office.source.text() + "." + key, value));
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(SourceSettings.class)
                .withMapping(HarvestSettings.class)
                .withMapping(HarvestRules.class)
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build();
        HarvestSettings mapped = config.getConfigMapping(HarvestSettings.class);
        HarvestStore store = new HarvestStore(database.dataSource());
        fetch = new PageFetch(clock);
        Turns turns = new Turns(fetch, config.getConfigMapping(HarvestRules.class), store, clock, pause -> {
            waited.add(pause);
            now = now.plus(pause);
        });
        harvests = new Harvests(mapped, store, new Runs(new SourceTransactionStore(database.dataSource())), clock);
        intake = new HarvestIntake(office.intake(Map.of()));
        oai = new OaiRepository(turns, clock);
        invenio = new InvenioRepository(turns, clock);
        kind = harvests.kind(office.source.text());
    }

    HarvestReport harvest() {
        return harvest(HarvestRequest.of(office.source.text()));
    }

    HarvestReport harvest(HarvestRequest request) {
        Harvest harvest;
        try {
            harvest = harvests.begin(request);
        } catch (RuntimeException e) {
            return harvests.failed(null, e);
        }
        try {
            while (harvest.isUnfinished()) {
                step("page");
                HarvestPage page = page(harvest);
                step("take");
                intake.take(page);
                step("checkpoint");
                harvests.checkpoint(page);
            }
            return harvests.end(harvest);
        } catch (RuntimeException e) {
            return harvests.failed(harvest, e);
        }
    }

    private void step(String name) {
        if (killedAt.test(name)) {
            throw new Killed();
        }
    }

    private HarvestPage page(Harvest harvest) {
        for (int left = REDELIVERIES; ; left--) {
            try {
                if (kind == HarvestSettings.Kind.INVENIO) {
                    return invenio.read(harvest, invenio.list(harvest));
                }
                oai.introduce(harvest);
                Fetched fetched = oai.list(harvest);
                return oai.read(harvest, fetched);
            } catch (RepositoryTrouble e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        fetch.close();
    }
}
