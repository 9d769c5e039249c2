package org.orcidcaravan.api.webhook;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.orcidcaravan.consent.webhook.Addresses;
import org.orcidcaravan.routing.webhook.WebhookRoute;

/**
 * ORCID calls here when a record has changed (orcid-api.md 3.6): a POST without a body; one that comes with a body has it left
 * unread. Answered as soon as it is noted. Never 429, by which ORCID would leave out all our webhooks.
 */
@Path(Addresses.PATH + "/{orcid}/{mark}")
public class WebhookResource {
    private static final int NOTED = 204;
    private static final int NOT_FOUND = 404;
    private static final int LATER = 503;

    private final WebhookRoute route;

    WebhookResource(WebhookRoute route) {
        this.route = route;
    }

    @POST
    @Operation(hidden = true)
    public Response call(@PathParam("orcid") String orcid, @PathParam("mark") String mark) {
        return Response.status(
                        switch (route.take(orcid, mark)) {
                            case NOTED -> NOTED;
                            case UNKNOWN -> NOT_FOUND;
                            case LATER -> LATER;
                        })
                .build();
    }
}
