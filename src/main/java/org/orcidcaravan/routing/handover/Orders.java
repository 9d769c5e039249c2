package org.orcidcaravan.routing.handover;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.push.Bar;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.source.Policy;
import org.orcidcaravan.source.record.Kept;
import org.orcidcaravan.source.record.SourceRecord;
import org.orcidcaravan.source.record.Stored;

/** What follows for the queue from what a source told, one record after the other. */
final class Orders {
    private static final String DEPARTED = "The source no longer names this person among those whose work it is.";
    private static final String VANISHED = "The source no longer has it.";

    private final String source;
    private final Policy policy;
    private final List<Offer> offers = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();

    Orders(String source, Policy policy) {
        this.source = source;
        this.policy = policy;
    }

    /**
     * A record is as it is now.
     *
     * @param before as it was; null: it is new
     */
    void kept(Kept kept, @Nullable Stored before) {
        SourceRecord record = kept.ready().record();
        String reason = kept.judgement().keptBack();
        for (long person : kept.owners().keySet()) {
            if (reason == null) {
                offers.add(Offer.of(person, source, record.sourceId(), record.work()));
            } else {
                bars.add(new Bar(
                        person,
                        source,
                        record.sourceId(),
                        Section.WORK,
                        reason,
                        policy.keptBack() == Policy.Fate.REMOVE,
                        record.work()));
            }
        }
        if (before != null) {
            before.owners().keySet().stream()
                    .filter(person -> !kept.owners().containsKey(person))
                    .forEach(person ->
                            bar(person, record.sourceId(), DEPARTED, policy.departed() == Policy.Fate.REMOVE));
        }
    }

    /** A record is gone. */
    void vanished(Stored before) {
        before.owners()
                .keySet()
                .forEach(person -> bar(person, before.sourceId(), VANISHED, policy.vanished() == Policy.Fate.REMOVE));
    }

    List<Offer> offers() {
        return offers;
    }

    List<Bar> bars() {
        return bars;
    }

    private void bar(long person, String sourceId, String reason, boolean removing) {
        bars.add(new Bar(person, source, sourceId, Section.WORK, reason, removing, null));
    }
}
