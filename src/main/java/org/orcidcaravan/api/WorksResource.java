package org.orcidcaravan.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.push.ItemStanding;
import org.orcidcaravan.push.ItemStandingStore;
import org.orcidcaravan.source.csl.CslWorks;
import org.orcidcaravan.source.json.JsonItems;

/** Works from other systems, and how each stands. */
@Path(Links.WORKS)
@Tag(name = "works", description = "Works that are carried to ORCID.")
@Produces(MediaType.APPLICATION_JSON)
public class WorksResource {
    private static final String CSL = "application/vnd.citationstyles.csl+json";
    private static final String SENT = "Takes works in and queues them for ORCID";
    private static final String WHAT = """
            The same work, by source and key, is known again: sent twice it changes nothing, and sent with another content it \
            replaces what was there. Bad entries do not stop the others; only if none can be taken, or the JSON is broken, \
            the answer is 400. Needs the role operator.""";
    private static final String SOURCE = "What to call the system that the works come from; keys are its own.";
    /** A work belongs to its authors; the largest collaborations have some thousands. */
    private static final int MOST_PEOPLE = 10_000;

    private final Submissions submissions;
    private final ItemStandingStore items;

    WorksResource(Submissions submissions, ItemStandingStore items) {
        this.submissions = submissions;
        this.items = items;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.OPERATOR)
    @Operation(operationId = "sendWorks", summary = SENT, description = WHAT)
    @RequestBody(
            required = true,
            description = "One object or a list of them: with the columns of a CSV file as members, or whole.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY),
                            examples = {
                                @ExampleObject(name = "flat", value = Examples.FLAT),
                                @ExampleObject(name = "whole", value = Examples.WHOLE)
                            }))
    @APIResponse(
            responseCode = "202",
            description = "What became of each entry.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Submission.class),
                            examples = @ExampleObject(name = "one of two", value = Examples.SUBMISSION)))
    @APIResponse(ref = "BadRequest", responseCode = "400")
    @APIResponse(ref = "TooLarge", responseCode = "413")
    public Response takeJson(
            @Parameter(description = SOURCE) @QueryParam("source") @DefaultValue("api") String source,
            @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body) {
        return submissions.take(source, length, body, JsonItems::open);
    }

    @POST
    @Consumes(CSL)
    @Needs(Role.OPERATOR)
    @Operation(operationId = "sendCitations", summary = SENT, description = WHAT)
    @RequestBody(
            required = true,
            description =
                    "CSL-JSON: one item or a list. Without orcid or person_id, a work is its authors' who have an ORCID.",
            content =
                    @Content(
                            mediaType = CSL,
                            schema = @Schema(type = SchemaType.ARRAY),
                            examples = @ExampleObject(name = "citation", value = Examples.CSL)))
    @APIResponse(
            responseCode = "202",
            description = "What became of each entry.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Submission.class)))
    public Response takeCsl(
            @Parameter(description = SOURCE) @QueryParam("source") @DefaultValue("api") String source,
            @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body) {
        return submissions.take(source, length, body, CslWorks::open);
    }

    @GET
    @Path("{source}/{sourceId: .+}")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "workStanding",
            summary = "How a work stands",
            description =
                    "State, verdict, message, put-code and attempts, for each person whose it is. Needs the role viewer.")
    @APIResponse(
            responseCode = "200",
            description = "How it stands.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WorkStanding.class),
                            examples = @ExampleObject(name = "sent", value = Examples.STANDING)))
    @APIResponse(ref = "NotFound", responseCode = "404")
    public WorkStanding standing(
            @PathParam("source") String source,
            @Parameter(description = "Your key of the work; a slash in it may be written as it is, or as %2F.")
                    @PathParam("sourceId")
                    String sourceId,
            @Parameter(description = "Only for this person: person_id or ORCID iD.") @QueryParam("person") @Nullable
                    String person) {
        List<ItemStanding> found =
                items.find(new ItemStandingStore.Wanted(person, null, source, sourceId), MOST_PEOPLE);
        if (found.isEmpty()) {
            throw new NotFoundException();
        }
        return new WorkStanding(
                source, sourceId, found.stream().map(WorkStanding.Standing::of).toList());
    }
}
