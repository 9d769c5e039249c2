package org.orcidcaravan.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.access.audit.AuditFilter;
import org.orcidcaravan.access.audit.AuditRow;
import org.orcidcaravan.access.audit.AuditTrail;

/** Who did what. */
@Path("/api/v1/audit")
@Tag(name = "audit", description = "Who did what.")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private static final int MOST = 200;

    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "audit",
            summary = "Who did what",
            description =
                    "Acts, the newest first. A * at the end of subject, actor or action stands for whatever follows. Needs the role viewer.")
    @APIResponse(
            responseCode = "200",
            description = "Some acts.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AuditEntry.Page.class)))
    @APIResponse(ref = "BadRequest", responseCode = "400")
    public Response acts(@BeanParam AuditQuery query) {
        try {
            AuditFilter filter = query.filter();
            int most = Math.clamp(query.limit, 1, MOST);
            List<AuditRow> found = trail.page(filter, query.before(), most + 1);
            boolean more = found.size() > most;
            List<AuditRow> shown = more ? found.subList(0, most) : found;
            return Response.ok(new AuditEntry.Page(
                            shown.stream().map(AuditEntry::of).toList(),
                            more ? Long.toString(shown.getLast().id()) : null))
                    .build();
        } catch (DateTimeException e) {
            return Problem.answer(400, "since is no time: write it as 2026-11-21T18:00:00Z.")
                    .build();
        } catch (NumberFormatException e) {
            return Problem.answer(400, "after is what next said in the answer before.")
                    .build();
        }
    }
}
