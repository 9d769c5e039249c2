package org.orcidcaravan.simulator.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;

/** A registry on a free port with two records in it, and a member who may write to both. */
final class OpenRegistry implements AutoCloseable {
    static final Set<Scope> ALL = EnumSet.allOf(Scope.class);
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");

    private final Registry registry;
    private final Member ann;
    private Instant now = NOW;

    OpenRegistry() {
        this(RateRule.NONE);
    }

    OpenRegistry(RateRule rate) {
        this.registry =
                Registry.open(RegistryPlan.of(new SplittableRandom(7), clock()).withRate(rate));
        this.ann = member(Samples.ANN, ALL);
        registry.addRecord(Samples.BOB);
    }

    Registry registry() {
        return registry;
    }

    /** The member, writing to Ann's record. */
    Member ann() {
        return ann;
    }

    Member member(OrcidId orcid, Set<Scope> scopes) {
        return new Member(registry, orcid, registry.issueToken(orcid, scopes));
    }

    Member member(Client client) {
        registry.addClient(client);
        return new Member(registry, Samples.ANN, registry.issueToken(client, Samples.ANN, ALL, Duration.ofDays(1)));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void close() {
        ann.close();
        registry.close();
    }

    private InstantSource clock() {
        return () -> now;
    }
}
