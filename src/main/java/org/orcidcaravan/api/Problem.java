package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, in the form of RFC 9457; its type is always {@code about:blank}, so it is left out.
 *
 * @param title the status in words
 * @param detail what is wrong with this request, and what to do
 * @param results of each entry, when they are what is wrong; null otherwise
 */
@Schema(description = "What is wrong, in the form of RFC 9457.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String title, int status, String detail, @Nullable List<EntryResult> results) {
    static final String TYPE = "application/problem+json";

    static Response.ResponseBuilder answer(int status, String detail) {
        return answer(status, detail, null);
    }

    static Response.ResponseBuilder answer(int status, String detail, @Nullable List<EntryResult> results) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        return Response.status(status).type(TYPE).entity(new Problem(title, status, detail, results));
    }
}
