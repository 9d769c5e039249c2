package org.orcidcaravan.push;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Permission;
import org.orcidcaravan.push.call.RegistryCall;

/**
 * What one request is about: tasks of one person, leased.
 *
 * @param person the id of the person's row
 * @param fencing the number of the lease
 * @param tasks in the order of the request; empty: nothing is to be sent
 * @param call the request; null: nothing is to be sent
 * @param permission by which it is sent; null: nothing is to be sent
 * @param since when the request started, by this machine's clock; before that, when the tasks were read
 * @param began the same by PostgreSQL's clock, which all instances share; null: not yet
 * @param correlation names the request in logs and in the history
 */
public record Errand(
        long person,
        long fencing,
        List<QueuedTask> tasks,
        @Nullable RegistryCall call,
        @Nullable Permission permission,
        Instant since,
        @Nullable Instant began,
        String correlation) {
    public Errand {
        tasks = List.copyOf(tasks);
    }

    /** As it is when its request starts. */
    Errand started(Instant now, Instant slot) {
        return new Errand(person, fencing, tasks, call, permission, now, slot, correlation);
    }

    /** Whether there is a request to send. */
    public boolean isReady() {
        return call != null && permission != null && !tasks.isEmpty();
    }

    /** The request, for routes. */
    public RegistryCall getCall() {
        if (call == null) {
            throw new IllegalStateException("Nothing is to be sent for person " + person);
        }
        return call;
    }

    /** The permission, for the route that sends. */
    public Permission getPermission() {
        if (permission == null) {
            throw new IllegalStateException("Nothing is to be sent for person " + person);
        }
        return permission;
    }
}
