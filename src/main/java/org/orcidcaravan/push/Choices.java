package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.orcidcaravan.consent.keep.KeepSettings;
import org.orcidcaravan.consent.keep.Preference;

/** What researchers want to be sent by itself, and what they choose one by one. Every act is audited. */
@ApplicationScoped
public class Choices {
    /** Somebody waits at a page. */
    private static final int SOON = 10;

    private final TransactionStore transactions;
    private final KeepSettings settings;

    Choices(TransactionStore transactions, KeepSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * What somebody wants.
     *
     * @param leftOut kinds that are sent only when chosen: types of works, and sections of the record
     */
    public record Wish(Preference preference, Set<String> leftOut) {
        public Wish {
            leftOut = Set.copyOf(leftOut);
        }
    }

    /**
     * What came of it.
     *
     * @param held tasks that wait for a word from now on
     * @param released tasks that go on
     */
    public record Changed(int held, int released) {}

    /** What the person wants; of who has not said it, what the operator set. */
    public Wish of(long person) {
        return transactions.within(
                "Failed to read what person " + person + " chose",
                connection -> ChoiceStore.wish(connection, person)
                        .orElseGet(() -> new Wish(settings.preference(), Set.of())));
    }

    /** From now on this holds, for what is in the line too. */
    public Changed prefer(long person, Wish wish, String actor) {
        return transactions.within("Failed to note what person " + person + " chose", connection -> {
            WriterStore.lock(connection, List.of(person));
            ChoiceStore.prefer(connection, person, wish);
            int held = ChoiceStore.hold(connection, person, settings.preference());
            int released = ChoiceStore.letGo(connection, person, settings.preference(), 0);
            WriterStore.due(connection, List.of(person));
            AuditStore.note(
                    connection,
                    new Act(
                            actor,
                            "person.prefer",
                            "person:" + person,
                            Json.createObjectBuilder()
                                    .add("preference", wish.preference().text())
                                    .add("leftOut", Json.createArrayBuilder(new TreeSet<>(wish.leftOut())))
                                    .add("held", held)
                                    .add("released", released)
                                    .build()));
            return new Changed(held, released);
        });
    }

    /**
     * Sends what the person chose, before what nobody waits for; what they had deleted is created anew. Items of others, and those never to be
     * sent, are left alone.
     *
     * @return how many tasks go on
     */
    public int send(long person, Collection<Long> items, String actor) {
        return transactions.within("Failed to send what person " + person + " chose", connection -> {
            WriterStore.lock(connection, List.of(person));
            int chosen = ChoiceStore.choose(connection, person, items);
            int released = ChoiceStore.letGo(connection, person, settings.preference(), SOON);
            for (ItemKey removed : ChoiceStore.removed(connection, person, items)) {
                released += RevivalStore.recreate(connection, removed);
            }
            if (chosen > 0) {
                WriterStore.due(connection, List.of(person));
                AuditStore.note(
                        connection,
                        new Act(
                                actor,
                                "item.choose",
                                "person:" + person,
                                Json.createObjectBuilder()
                                        .add("number", chosen)
                                        .add("released", released)
                                        .build()));
            }
            return released;
        });
    }
}
