package org.orcidcaravan.routing.dspace;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.push.GuestLeaseStore;
import org.orcidcaravan.push.PushSettings;
import org.orcidcaravan.push.call.Answered;
import org.orcidcaravan.push.call.OrcidSettings;
import org.orcidcaravan.push.call.Ticker;
import org.orcidcaravan.simulator.registry.Client;
import org.orcidcaravan.simulator.registry.RateRule;
import org.orcidcaravan.simulator.registry.Registry;
import org.orcidcaravan.simulator.registry.RegistryPlan;
import org.orcidcaravan.source.dspace.DspaceSettings;
import org.orcidcaravan.source.dspace.row.DspaceConnectionStore;
import org.orcidcaravan.source.dspace.row.DspaceTables;
import org.orcidcaravan.source.record.Runs;
import org.orcidcaravan.source.record.SourceTransactionStore;
import org.postgresql.ds.PGSimpleDataSource;

/** A DSpace, a registry, and Caravan between them. */
final class World implements AutoCloseable {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    final Registry registry =
            Registry.open(RegistryPlan.of(new SplittableRandom(7), () -> NOW).withRate(RateRule.NONE));
    final JdkRoad road = new JdkRoad(registry.uri());
    final DspaceTables dspace;
    final DspaceState state;
    final List<String> log = new ArrayList<>();
    final WaitedTime time = new WaitedTime();
    private final DataSource ours;
    private final DataSource theirs;
    private final Map<String, String> settings = new HashMap<>();
    private OrcidRoad used = road;
    private int people;

    /** Time passes only by waiting. */
    static final class WaitedTime implements Ticker {
        Runnable meanwhile = () -> {};
        private long now;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void pause(Duration duration) {
            now += duration.toNanos();
            meanwhile.run();
        }
    }

    /**
     * @param ours a database with Caravan's tables
     * @param theirs one that becomes DSpace's
     */
    World(RealDatabase ours, RealDatabase theirs, String mode) {
        this.ours = ours.dataSource();
        this.theirs = theirs.dataSource();
        this.dspace = DspaceTables.in(this.theirs);
        PGSimpleDataSource source = theirs.address();
        settings.put("caravan.dspace.mode", mode);
        settings.put("caravan.dspace.patience", "1000000");
        settings.put("caravan.dspace.jdbc.url", source.getUrl());
        settings.put("caravan.dspace.jdbc.username", String.valueOf(source.getUser()));
        settings.put("caravan.dspace.jdbc.password", String.valueOf(source.getPassword()));
        settings.put("caravan.orcid.environment", "sandbox");
        settings.put("caravan.orcid.api-url", registry.uri().toString());
        settings.put("caravan.orcid.public-api-url", registry.uri().toString());
        settings.put("caravan.orcid.auth-url", registry.uri().toString());
        settings.put("caravan.orcid.host", "sandbox.orcid.org");
        settings.put("caravan.orcid.hosts.sandbox", "sandbox.orcid.org");
        settings.put("caravan.orcid.client-id", Client.SYNTHETIC.id());
        settings.put("caravan.push.documents", "unused");
        this.state = new DspaceState(
                new SendingStore(this.ours),
                new OwnerPauseStore(this.ours),
                new WatchStore(this.ours),
                new GuestTurns(new GuestLeaseStore(this.ours), time, config().getConfigMapping(PushSettings.class)),
                new RunBook(new Runs(new SourceTransactionStore(this.ours))));
    }

    World set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** From now on requests go another way. */
    void by(OrcidRoad other) {
        used = other;
    }

    OrcidId newOrcid() {
        OrcidId orcid = new OrcidId(700_000_000_000L + ++people);
        registry.addRecord(orcid);
        return orcid;
    }

    String token(OrcidId orcid) {
        return registry.issueToken(orcid, EnumSet.of(Scope.ACTIVITIES_UPDATE, Scope.READ_LIMITED, Scope.PERSON_UPDATE));
    }

    /** Writes an item to a record, as our client; gives its put-code. */
    String write(OrcidId orcid, Section section, String value) {
        DspaceCall call =
                DspaceCall.post(orcid.toString(), section, Known.xml(section, value), new Secret(token(orcid)));
        Answered answered = road.send(call);
        if (answered instanceof Answered.Answer(ApiAnswer answer) && answer.status() == 201) {
            return String.valueOf(PutCodes.ofLocation(answer.location()));
        }
        throw new IllegalStateException("The test's own item was refused: " + Judging.body(answered));
    }

    DspaceSettings dspaceSettings() {
        return config().getConfigMapping(DspaceSettings.class);
    }

    DspaceReport run(boolean force) {
        return run(new DspaceRun.Wish(force, false));
    }

    DspaceReport run(DspaceRun.Wish wish) {
        return runner().run(wish, log::add);
    }

    DspaceView view() {
        return new DspaceView(runner());
    }

    DspaceRun runner() {
        SmallRyeConfig config = config();
        DspaceSettings chosen = config.getConfigMapping(DspaceSettings.class);
        return new DspaceRun(
                chosen,
                new DspaceConnectionStore(chosen),
                state,
                used,
                config.getConfigMapping(OrcidSettings.class),
                config.getConfigMapping(PushSettings.class),
                () -> NOW);
    }

    private SmallRyeConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(DspaceSettings.class)
                .withMapping(OrcidSettings.class)
                .withMapping(PushSettings.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }

    @Override
    public void close() {
        road.close();
        registry.close();
    }
}
