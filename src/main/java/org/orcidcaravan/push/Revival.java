package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.orcidcaravan.consent.keep.KeepSettings;

/** What goes on only because somebody says so. Every act is audited. */
@ApplicationScoped
public class Revival {
    private final TransactionStore transactions;
    private final KeepSettings settings;

    Revival(TransactionStore transactions, KeepSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * A person who goes on.
     *
     * @param reason why nothing was sent: the name of a reason in docs/verdicts.md, in lower case with hyphens
     * @param tasks how many waited
     */
    public record Resumed(String reason, int tasks) {}

    /**
     * Gives what has used up its attempts one more; for a paused person it waits.
     *
     * @return how many tasks
     */
    public int onceMore(String actor) {
        return transactions.within("Failed to take up what has used up its attempts", connection -> {
            List<Long> people = ExhaustedStore.people(connection);
            WriterStore.lock(connection, people);
            List<Long> tasks = ExhaustedStore.onceMore(connection, people, "Tried once more by " + actor + ".");
            WriterStore.due(connection, people);
            for (int from = 0; from < tasks.size(); from += DeadLetterActStore.CHUNK) {
                List<Long> part = tasks.subList(from, Math.min(tasks.size(), from + DeadLetterActStore.CHUNK));
                JsonObject detail = Json.createObjectBuilder()
                        .add("number", part.size())
                        .add("tasks", Json.createArrayBuilder(part))
                        .build();
                AuditStore.note(connection, new Act(actor, "dead-letter.once-more", "dead-letters", detail));
            }
            return tasks.size();
        });
    }

    /**
     * Sends a task as soon as it is its turn, and not only at the time for which it is scheduled. The attempts stay as they
     * are, and so does the pace.
     *
     * @return {@link Acted.NotAsSeen} when it is on its way already, waits for something else than time, or is at its end
     */
    public Acted sendNow(long task, String actor) {
        return transactions.within("Failed to send task " + task + " now", connection -> {
            Optional<Long> person = RevivalStore.personOf(connection, task);
            if (person.isEmpty()) {
                return new Acted.Missing();
            }
            WriterStore.lock(connection, List.of(person.get()));
            boolean changed = RevivalStore.hurry(connection, task);
            TaskState state = DeadLetterActStore.state(connection, task);
            if (!changed) {
                return new Acted.NotAsSeen(state);
            }
            WriterStore.due(connection, List.of(person.get()));
            AuditStore.note(connection, new Act(actor, "task.send-now", "task:" + task, JsonObject.EMPTY_JSON_OBJECT));
            return new Acted.Done(state);
        });
    }

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
                ChoiceStore.hold(connection, key.person(), settings.preference());
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
