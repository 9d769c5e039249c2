package org.orcidcaravan.routing.handover;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.KnownPeopleStore;
import org.orcidcaravan.push.ItemKey;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.push.OfferStore;
import org.orcidcaravan.source.Policies;
import org.orcidcaravan.source.Policy;
import org.orcidcaravan.source.author.People;
import org.orcidcaravan.source.author.Word;
import org.orcidcaravan.source.eligible.Rules;
import org.orcidcaravan.source.record.AuthorStore;
import org.orcidcaravan.source.record.Checked;
import org.orcidcaravan.source.record.Kept;
import org.orcidcaravan.source.record.RecordStore;
import org.orcidcaravan.source.record.Run;
import org.orcidcaravan.source.record.Stored;

/** One batch of a source: what is kept and what follows for the queue, in the transaction of whoever calls. */
@ApplicationScoped
class BatchStore {
    private final OfferStore queue;
    private final Policies policies;
    private final NeighbourStore neighbours;
    private final InstantSource clock;

    BatchStore(OfferStore queue, Policies policies, NeighbourStore neighbours, InstantSource clock) {
        this.queue = queue;
        this.policies = policies;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    /** Keeps what is new or another, and brings the queue to it. */
    Brought take(Connection connection, String source, @Nullable Run run, Batch batch) throws SQLException {
        Policy policy = policies.of(source);
        Map<String, Stored> stored = batch.ready().isEmpty()
                ? Map.of()
                : RecordStore.find(connection, source, batch.ready().keySet());
        List<Checked.Ready> fresh = new ArrayList<>();
        List<Checked.Ready> same = new ArrayList<>();
        for (Checked.Ready ready : batch.ready().values()) {
            Stored known = stored.get(ready.record().sourceId());
            boolean isSame = known != null
                    && !known.vanished()
                    && known.digest().equals(ready.digest())
                    && known.judgedBy().equals(policy.rules().fingerprint());
            (isSame ? same : fresh).add(ready);
        }
        Brought brought = keep(connection, new Source(source, policy, run, stored), fresh);
        again(connection, new Source(source, policy, run, stored), same, brought);
        if (!batch.gone().isEmpty() && run != null) {
            RecordStore.gone(connection, source, run.id(), batch.gone());
        }
        return brought;
    }

    /** What is decided anew of records that are kept, although their source did not send them: rules or people changed. */
    Brought recheck(Connection connection, String source, List<Checked.Ready> records) throws SQLException {
        Map<String, Stored> stored = RecordStore.find(
                connection,
                source,
                records.stream().map(ready -> ready.record().sourceId()).toList());
        return keep(connection, new Source(source, policies.of(source), null, stored), records);
    }

    /** The source no longer has these. */
    int vanish(Connection connection, String source, Collection<String> keys) throws SQLException {
        Map<String, Stored> stored = RecordStore.find(connection, source, keys);
        Orders orders = new Orders(source, policies.of(source));
        stored.values().forEach(orders::vanished);
        RecordStore.vanish(connection, stored.values().stream().map(Stored::id).toList());
        return queue.settle(connection, List.of(), orders.bars()).withdrawn();
    }

    /** What a batch is about. */
    private record Source(
            String name, Policy policy, @Nullable Run run, Map<String, Stored> stored) {}

    private Brought keep(Connection connection, Source source, List<Checked.Ready> records) throws SQLException {
        Brought brought = new Brought(source.stored());
        if (records.isEmpty()) {
            return brought;
        }
        People people = new KnownPeople(
                KnownPeopleStore.find(connection, Decided.keys(records)), neighbours.byFamily(connection));
        AuthorStore.Words words = words(connection, source.name(), records);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, Kept> kept = new LinkedHashMap<>();
        Orders orders = new Orders(source.name(), source.policy());
        for (Checked.Ready ready : records) {
            Decided decided = Decided.of(ready.record(), people, words);
            Rules.Judgement judgement = source.policy()
                    .rules()
                    .judge(ready.record().work(), ready.record().circumstances(), today);
            Run run = source.run();
            Kept one = new Kept(
                    ready,
                    judgement,
                    source.policy().rules().fingerprint(),
                    decided.found(),
                    decided.owners(),
                    decided.unknown(),
                    run == null ? null : run.id());
            kept.put(ready.record().sourceId(), one);
            orders.kept(one, source.stored().get(ready.record().sourceId()));
            brought.decided(one, decided);
        }
        List<Kept> all = List.copyOf(kept.values());
        AuthorStore.replace(connection, RecordStore.save(connection, source.name(), all), all);
        brought.settled(orders, queue.settle(connection, orders.offers(), orders.bars()));
        return brought;
    }

    /** What is the same is not written again; but whoever lacks it, gets it. */
    private void again(Connection connection, Source source, List<Checked.Ready> same, Brought brought)
            throws SQLException {
        if (same.isEmpty()) {
            return;
        }
        List<Long> ids = new ArrayList<>();
        List<ItemKey> works = new ArrayList<>();
        for (Checked.Ready ready : same) {
            Stored known = source.stored().get(ready.record().sourceId());
            if (known != null) {
                ids.add(known.id());
                if (!known.keptBack()) {
                    known.owners()
                            .keySet()
                            .forEach(person -> works.add(new ItemKey(person, source.name(), known.sourceId())));
                }
            }
        }
        Run run = source.run();
        RecordStore.seen(connection, run != null && run.whole() ? run.id() : null, ids);
        Set<ItemKey> lacking =
                works.isEmpty() ? Set.of() : new HashSet<>(queue.lacking(connection, source.name(), works));
        List<Offer> offers = new ArrayList<>();
        for (Checked.Ready ready : same) {
            brought.same(ready);
            for (ItemKey work : works) {
                if (lacking.contains(work)
                        && work.sourceId().equals(ready.record().sourceId())) {
                    offers.add(Offer.of(
                            work.person(),
                            work.source(),
                            work.sourceId(),
                            ready.record().work()));
                }
            }
        }
        brought.repaired(queue.settle(connection, offers, List.of()).taken().size());
    }

    private static AuthorStore.Words words(Connection connection, String source, List<Checked.Ready> records)
            throws SQLException {
        Set<String> names = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (Checked.Ready ready : records) {
            keys.add(ready.record().sourceId());
            ready.record()
                    .authors()
                    .forEach(author -> names.add(Word.Key.of(author).name()));
        }
        return AuthorStore.words(connection, source, names, keys);
    }
}
