package org.orcidcaravan.simulator.registry;

import java.util.Optional;
import org.orcidcaravan.orcid.OrcidId;

/**
 * What a request is about.
 *
 * @param path without the query
 * @param orcid the iD in the path, if there is one
 */
public record RequestLine(String method, String path, Optional<OrcidId> orcid) {
    private static final String API = "/v3.0/";
    private static final int ID = "0000-0000-0000-0000".length();

    static RequestLine of(String method, String path) {
        int start = API.length();
        if (WebhookApi.isFor(path)) {
            return new RequestLine(method, path, OrcidId.parse(path.substring(1, 1 + ID)));
        }
        boolean complete = path.startsWith(API) && path.length() >= start + ID;
        return new RequestLine(
                method, path, complete ? OrcidId.parse(path.substring(start, start + ID)) : Optional.empty());
    }

    /** A call of the member API, which is what the rate is about; the token endpoint is another server. */
    public boolean isApi() {
        return path.startsWith("/v") || WebhookApi.isFor(path);
    }

    /** A call that may change a record. */
    public boolean isWrite() {
        return path.startsWith("/v") && !method.equals("GET") && !method.equals("HEAD");
    }
}
