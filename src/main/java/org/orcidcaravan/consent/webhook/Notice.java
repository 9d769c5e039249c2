package org.orcidcaravan.consent.webhook;

import org.orcidcaravan.orcid.OrcidId;

/**
 * A record that is to be read, for the route that reads it.
 *
 * @param fencing of the lease under which it was taken up
 * @param asked what reading it settles: what was asked for until then
 * @param attempt counts from 1
 */
public record Notice(OrcidId orcid, long fencing, long asked, int attempt) {
    /** The path after the public API's address: the whole public record, without the items' details. */
    public String path() {
        return "/v3.0/" + orcid + "/record";
    }
}
