package org.orcidcaravan.measure.reconcile;

import java.time.Instant;
import org.orcidcaravan.consent.Permission;
import org.orcidcaravan.orcid.answer.Method;
import org.orcidcaravan.push.call.RegistryCall;

/**
 * A part of a record that ORCID is asked about, for the route that asks.
 *
 * @param round the row of the round that it belongs to
 * @param call the request
 * @param permission by which it is asked
 * @param since when it was taken up, by PostgreSQL's clock: what was written later is not judged by the answer
 */
public record Question(long round, RegistryCall call, Permission permission, Instant since) {
    static Question of(long round, LookStore.Look look, Permission permission) {
        return new Question(
                round,
                new RegistryCall(Method.GET, permission.orcid(), look.section(), null),
                permission,
                look.since());
    }

    /** The request, for routes. */
    public RegistryCall getCall() {
        return call;
    }

    /** The permission, for routes. */
    public Permission getPermission() {
        return permission;
    }
}
