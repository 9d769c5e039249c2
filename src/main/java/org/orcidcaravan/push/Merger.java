package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import java.util.List;

/** Makes one person of two who are the same: all of it in one transaction, or nothing. */
@ApplicationScoped
public class Merger {
    private final TransactionStore transactions;

    Merger(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /** What came of it. */
    public sealed interface Merged {
        /**
         * It is done.
         *
         * @param items how many came over
         * @param doubles how many both had
         */
        record Done(int items, int doubles) implements Merged {}

        /** They have an iD each: they are two people, or one iD is wrong. */
        record TwoIds() implements Merged {}

        /** A request for one of them is on its way: a moment later it goes. */
        record Busy() implements Merged {}
    }

    /**
     * The one that stays gets iD, permissions, works, history, mails and what was said never to send; what both have is
     * kept once, and of the two the one that is in the record. The other is gone then.
     *
     * @param stays the id of the row that stays
     * @param goes the id of the other
     */
    public Merged merge(long stays, long goes, String actor) {
        if (stays == goes) {
            throw new IllegalArgumentException("It is one person: name two");
        }
        return transactions.within("Failed to merge person " + goes + " into " + stays, connection -> {
            WriterStore.lock(connection, List.of(stays, goes));
            if (MergerStore.leased(connection, stays, goes)) {
                return new Merged.Busy();
            }
            if (MergerStore.twoIds(connection, stays, goes)) {
                return new Merged.TwoIds();
            }
            MergerStore.person(connection, stays, goes);
            int doubles = MergerStore.doubles(connection, stays, goes);
            int items = MergerStore.items(connection, stays, goes);
            MergerStore.mails(connection, stays, goes);
            List<String> left = MergerStore.rest(connection, stays, goes);
            MergerStore.remove(connection, goes);
            LeaseStore.resume(connection, List.of(stays));
            AuditStore.note(
                    connection,
                    new Act(
                            actor,
                            "person.merge",
                            "person:" + stays,
                            Json.createObjectBuilder()
                                    .add("merged", "person:" + goes)
                                    .add("items", items)
                                    .add("doubles", doubles)
                                    .add("left", Json.createArrayBuilder(left))
                                    .build()));
            return new Merged.Done(items, doubles);
        });
    }
}
