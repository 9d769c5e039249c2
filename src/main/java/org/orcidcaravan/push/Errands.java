package org.orcidcaravan.push;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Permission;
import org.orcidcaravan.consent.Permissions;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.answer.Method;
import org.orcidcaravan.orcid.answer.PersonStop;
import org.orcidcaravan.orcid.item.CanonicalItem;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.UnreadableItem;
import org.orcidcaravan.push.call.RegistryCall;

/** From what a claim leased to one request: what need not be sent is ended here. */
@Named("errands")
@Unremovable
@Singleton
public class Errands {
    private static final Logger LOG = Logger.getLogger(Errands.class);

    private final ErrandStore store;
    private final Tasks tasks;
    private final Permissions permissions;
    private final PushClaims claims;
    private final InstantSource clock;

    Errands(ErrandStore store, Tasks tasks, Permissions permissions, PushClaims claims, InstantSource clock) {
        this.store = store;
        this.tasks = tasks;
        this.permissions = permissions;
        this.claims = claims;
        this.clock = clock;
    }

    /**
     * Reads a person's leased tasks and makes one request of them; the lease is over when nothing is to be sent.
     *
     * @param person the id of the person's row
     * @param fencing the number of the lease
     */
    public Errand open(long person, long fencing) {
        Calls.unname();
        List<QueuedTask> leased = new ArrayList<>();
        List<Outcome> ended = new ArrayList<>();
        List<ErrandStore.Row> rows = store.open(person, fencing, claims.lease());
        for (ErrandStore.Row row : rows) {
            try {
                QueuedTask task = task(row, CanonicalItem.read(row.section(), row.content()));
                settled(task, row.barred()).ifPresentOrElse(ended::add, () -> leased.add(task));
            } catch (UnreadableItem e) {
                LOG.warnf("Task %d cannot be sent: %s", row.id(), e.getMessage());
                ended.add(Outcome.of(task(row, null), TaskState.DEAD, "UNREADABLE", String.valueOf(e.getMessage())));
            }
        }
        if (!ended.isEmpty() || leased.isEmpty()) {
            // The rest is leased anew at once: one request tells of the tasks of one lease, or of none.
            ended.addAll(leased.stream().map(Errands::backInLine).toList());
            tasks.complete(person, fencing, ended, null, null);
            return nothing(person, fencing);
        }
        return request(person, fencing, leased, rows.getFirst().section());
    }

    private Errand request(long person, long fencing, List<QueuedTask> leased, Section section) {
        Optional<Permission> permission = permission(person, section, leased);
        if (permission.isEmpty()) {
            String why = "There is no permission of the researcher to write to this part of their record.";
            List<Outcome> waiting = leased.stream()
                    .map(task -> Outcome.of(task, TaskState.WAITING, "NO_PERMISSION", why)
                            .counting(task.look() ? 0 : -1))
                    .toList();
            tasks.complete(person, fencing, waiting, null, Pause.of(PersonStop.CONSENT_NEEDED, why));
            return nothing(person, fencing);
        }
        QueuedTask first = leased.getFirst();
        RegistryCall call = new RegistryCall(
                method(leased), permission.get().orcid(), section, first.look() ? null : first.putCode());
        Errand errand = new Errand(
                person,
                fencing,
                leased,
                call,
                permission.get(),
                clock.instant(),
                null,
                UUID.randomUUID().toString());
        Calls.name(errand);
        return errand;
    }

    /** What is ours can be removed after a permission has ended; and looked for before, of somebody who leaves. */
    private Optional<Permission> permission(long person, Section section, List<QueuedTask> leased) {
        return switch (method(leased)) {
            case DELETE -> permissions.findToRemove(person, section.scope(), false);
            case GET -> permissions.findToRemove(person, section.scope(), true);
            case POST, BULK_POST, PUT -> permissions.find(person, section.scope());
        };
    }

    private static Method method(List<QueuedTask> leased) {
        QueuedTask first = leased.getFirst();
        if (first.look()) {
            return Method.GET;
        }
        return switch (first.operation()) {
            case CREATE -> leased.size() > 1 ? Method.BULK_POST : Method.POST;
            case UPDATE -> Method.PUT;
            case DELETE -> Method.DELETE;
        };
    }

    /** What can be said about a task without asking ORCID. */
    private static Optional<Outcome> settled(QueuedTask task, @Nullable String barred) {
        if (task.look()) {
            return Optional.empty();
        }
        if (barred != null && task.operation() != Operation.DELETE) {
            // Whatever brought it back into the line, its source does not want it written for this person.
            return Optional.of(end(task, TaskState.SUPPRESSED, "WITHDRAWN", barred));
        }
        if (task.isSentAlready()) {
            return Optional.of(end(task, TaskState.UNCHANGED, "UNCHANGED", "ORCID has it just like this."));
        }
        boolean there = task.putCode() != null;
        return switch (task.operation()) {
            case CREATE, UPDATE -> {
                if (!there && task.removed()) {
                    yield Optional.of(end(task, TaskState.REMOVED, "REMOVED", "The researcher deleted it."));
                }
                if (there && task.operation() == Operation.CREATE) {
                    yield Optional.of(end(task, TaskState.SENT, "KNOWN", "It is in the record already; it is updated.")
                            .then(Operation.UPDATE));
                }
                yield there || task.operation() == Operation.CREATE
                        ? Optional.empty()
                        : Optional.of(end(task, TaskState.UNCHANGED, "NOT_THERE", "It is not there; it is added anew.")
                                .then(Operation.CREATE));
            }
            case DELETE ->
                there
                        ? Optional.empty()
                        : Optional.of(end(task, TaskState.UNCHANGED, "NOT_THERE", "It is not in the record."));
        };
    }

    private static Outcome end(QueuedTask task, TaskState state, String verdict, String message) {
        return Outcome.of(task, state, verdict, message).counting(-1);
    }

    private static Outcome backInLine(QueuedTask task) {
        TaskState state = task.look() ? TaskState.UNKNOWN : TaskState.QUEUED;
        return Outcome.of(task, state, "IN_LINE", "It is sent with what is left.")
                .counting(task.look() ? 0 : -1);
    }

    private Errand nothing(long person, long fencing) {
        return new Errand(person, fencing, List.of(), null, null, clock.instant(), null, "");
    }

    private static QueuedTask task(ErrandStore.Row row, @Nullable Item content) {
        return new QueuedTask(
                row.id(),
                row.item(),
                row.operation(),
                row.sourceId(),
                content,
                row.contentHash(),
                row.sentHash(),
                row.triedHash(),
                row.putCode(),
                row.removed(),
                row.attempts(),
                row.troubledFor(),
                row.look());
    }
}
