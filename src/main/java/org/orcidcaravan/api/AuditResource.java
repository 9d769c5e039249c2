package org.orcidcaravan.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
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
    public Response acts(
            @Parameter(description = "As task:17.") @QueryParam("subject") @Nullable String subject,
            @Parameter(description = "As console:kim.") @QueryParam("actor") @Nullable String actor,
            @Parameter(description = "As dead-letter.replay.") @QueryParam("action") @Nullable String action,
            @Parameter(description = "Not before; ISO 8601.") @QueryParam("since") @Nullable String since,
            @Parameter(description = "1 to 200.") @QueryParam("limit") @DefaultValue("50") int limit,
            @Parameter(description = "What next said.") @QueryParam("after") @Nullable String after) {
        try {
            AuditFilter filter = new AuditFilter(blank(subject), blank(actor), blank(action), instant(blank(since)));
            long before = after == null ? Long.MAX_VALUE : Long.parseLong(after);
            int most = Math.clamp(limit, 1, MOST);
            List<AuditRow> found = trail.page(filter, before, most + 1);
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

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }
}
