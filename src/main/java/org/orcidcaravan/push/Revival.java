package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import java.util.List;
import java.util.Optional;

/** What goes on only because somebody says so. Every act is audited. */
@ApplicationScoped
public class Revival {
    private final TransactionStore transactions;

    Revival(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /**
     * A person who goes on.
     *
     * @param reason why nothing was sent: the name of a reason in docs/verdicts.md, in lower case with hyphens
     * @param tasks how many waited
     */
    public record Resumed(String reason, int tasks) {}

    /**
     * Adds to the record again what its owner had deleted there.
     *
     * @return how many items; 0: it was not deleted, must not be sent, or a request about it is on its way
     */
    public int recreate(ItemKey key, String actor) {
        return transactions.within("Failed to recreate " + key.sourceId(), connection -> {
            WriterStore.lock(connection, List.of(key.person()));
            int items = RevivalStore.recreate(connection, key);
            if (items > 0) {
                WriterStore.due(connection, List.of(key.person()));
                AuditStore.note(
                        connection,
                        new Act(
                                actor,
                                "item.recreate",
                                key.subject(),
                                key.json().add("number", items).build()));
            }
            return items;
        });
    }

    /**
     * Ends a person's pause before its time: what waits goes on, and meets whatever ORCID says now.
     *
     * @param person the id of the person's row
     * @return empty: the person is not paused
     */
    public Optional<Resumed> resume(long person, String actor) {
        return transactions.within("Failed to resume person " + person, connection -> {
            WriterStore.lock(connection, List.of(person));
            String reason = RevivalStore.pauseOf(connection, person);
            if (reason == null) {
                return Optional.empty();
            }
            int tasks = LeaseStore.resume(connection, List.of(person));
            AuditStore.note(
                    connection,
                    new Act(
                            actor,
                            "person.resume",
                            "person:" + person,
                            Json.createObjectBuilder()
                                    .add("reason", reason)
                                    .add("number", tasks)
                                    .build()));
            return Optional.of(new Resumed(reason, tasks));
        });
    }
}
