package org.orcidcaravan.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.push.QueueStore;
import org.orcidcaravan.push.call.PaceStore;

/** How the service stands. */
@Path("/api/v1/status")
@Tag(name = "status", description = "How the service stands.")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
    private final QueueStore queue;
    private final PaceStore pace;

    StatusResource(QueueStore queue, PaceStore pace) {
        this.queue = queue;
        this.pace = pace;
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "status",
            summary = "How the queue stands",
            description =
                    "Tasks by state, and whether requests to ORCID may start, with the reason when not. Needs the role viewer.")
    public ServiceStatus status() {
        return ServiceStatus.of(queue.standing(), pace.standing());
    }
}
