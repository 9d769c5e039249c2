package org.orcidcaravan.routing.handover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.push.OfferStore;
import org.orcidcaravan.source.record.Checked;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.record.Kept;
import org.orcidcaravan.source.record.Refusal;
import org.orcidcaravan.source.record.Stored;
import org.orcidcaravan.source.record.Tally;

/** What a batch brought: told when its transaction is kept. */
final class Brought {
    private final Map<String, Stored> before;
    private final Map<String, Arrival> told = new HashMap<>();
    private final Map<String, List<Arrival.Share>> shares = new HashMap<>();
    private Tally tally = Tally.NONE;

    /** With what was known before. */
    Brought(Map<String, Stored> before) {
        this.before = before;
    }

    void decided(Kept kept, Decided decided) {
        String key = kept.ready().record().sourceId();
        boolean known = before.containsKey(key);
        String keptBack = kept.judgement().keptBack();
        boolean nobodys = decided.owners().isEmpty();
        List<String> notes = new ArrayList<>(kept.ready().notes());
        if (keptBack != null) {
            notes.add(keptBack);
        }
        if (!decided.unknown().isEmpty()) {
            notes.add((nobodys ? "Nobody here is " : "Left out, because nobody here is ")
                    + String.join(" or ", decided.unknown())
                    + ": take the person in, with \"people import\"; it goes on by itself then.");
        }
        Arrival.Outcome outcome = keptBack != null
                ? Arrival.Outcome.KEPT_BACK
                : nobodys ? Arrival.Outcome.NOBODYS : Arrival.Outcome.TAKEN;
        List<Arrival.Share> mine = shares.computeIfAbsent(key, name -> new ArrayList<>());
        told.put(key, new Arrival(kept.ready().place(), key, outcome, notes, mine));
        tally = tally.plus(
                new Tally(0, known ? 0 : 1, known ? 1 : 0, 0, 0, 0, keptBack == null ? 0 : 1, nobodys ? 1 : 0, 0, 0));
    }

    void settled(Orders orders, OfferStore.Settled settled) {
        for (int i = 0; i < orders.offers().size(); i++) {
            Offer offer = orders.offers().get(i);
            shares.computeIfAbsent(offer.sourceId(), name -> new ArrayList<>())
                    .add(new Arrival.Share(offer.person(), settled.taken().get(i)));
        }
        shares.forEach((key, mine) -> told.computeIfPresent(
                key, (name, was) -> new Arrival(was.place(), key, was.outcome(), was.notes(), mine)));
        tally = tally.plus(new Tally(0, 0, 0, 0, 0, 0, 0, 0, orders.offers().size(), settled.withdrawn()));
    }

    void same(Checked.Ready ready) {
        String key = ready.record().sourceId();
        told.put(key, new Arrival(ready.place(), key, Arrival.Outcome.SAME, List.of(), List.of()));
        tally = tally.plus(new Tally(0, 0, 0, 1, 0, 0, 0, 0, 0, 0));
    }

    void repaired(int offers) {
        tally = tally.plus(new Tally(0, 0, 0, 0, 0, 0, 0, 0, offers, 0));
    }

    /** In numbers. */
    Tally tally(Batch batch) {
        return tally.plus(new Tally(batch.size(), 0, 0, 0, 0, batch.refusals().size(), 0, 0, 0, 0));
    }

    /** Tells what became of each entry, in their order. */
    void tell(List<Entry> entries, Batch batch, Consumer<Arrival> to) {
        Map<Long, Refusal> refused = new HashMap<>();
        batch.refusals().forEach(refusal -> refused.putIfAbsent(refusal.place(), refusal));
        for (Entry entry : entries) {
            Refusal refusal = refused.get(entry.place());
            if (refusal != null) {
                String key = refusal.sourceId();
                to.accept(new Arrival(
                        entry.place(),
                        key == null ? "" : key,
                        Arrival.Outcome.REFUSED,
                        List.of(refusal.reason()),
                        List.of()));
            } else if (entry instanceof Entry.Vanished(long place, String key)) {
                to.accept(new Arrival(place, key, Arrival.Outcome.VANISHED, List.of(), List.of()));
            } else {
                told.values().stream()
                        .filter(arrival -> arrival.place() == entry.place())
                        .findFirst()
                        .ifPresent(to);
            }
        }
    }
}
