package org.orcidcaravan.consent.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.orcidcaravan.orcid.OrcidId;

/**
 * One request about a webhook, for the route that makes it.
 *
 * @param state what it is about: {@code WANTED} registers, the others take back
 * @param url the address that ORCID calls; a secret
 * @param attempt counts from 1
 */
public record Due(OrcidId orcid, WebhookState state, String url, int attempt) {
    boolean registers() {
        return state == WebhookState.WANTED;
    }

    /** HTTP's name of the method. */
    public String verb() {
        return registers() ? "PUT" : "DELETE";
    }

    /** The path after the API's address, which has no version in it (orcid-api.md 1.1). */
    public String path() {
        return "/" + orcid + "/webhook/" + URLEncoder.encode(url, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return verb() + " webhook of " + orcid;
    }
}
