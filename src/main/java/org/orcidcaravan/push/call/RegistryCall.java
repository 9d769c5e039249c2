package org.orcidcaravan.push.call;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.answer.Method;

/**
 * What is asked of the member API 3.0; the token is not in here.
 *
 * @param putCode of the item to replace or delete; null for anything else
 */
public record RegistryCall(
        Method method,
        OrcidId orcid,
        Section section,
        @Nullable Long putCode) {
    /** ORCID's name for its XML; what is sent, and what is asked for. */
    public static final String MEDIA_TYPE = "application/vnd.orcid+xml";

    /** HTTP's name of the method. */
    public String verb() {
        return switch (method) {
            case POST, BULK_POST -> "POST";
            case PUT -> "PUT";
            case DELETE -> "DELETE";
            case GET -> "GET";
        };
    }

    /** The path after the API's address. */
    public String path() {
        String root = "/v3.0/" + orcid + "/";
        return switch (method) {
            case POST -> root + section.itemPath();
            case BULK_POST, GET -> root + section.listPath();
            case PUT, DELETE -> root + section.itemPath() + "/" + putCode;
        };
    }

    /** Whether a document goes with it. */
    public boolean hasDocument() {
        return method != Method.GET && method != Method.DELETE;
    }
}
