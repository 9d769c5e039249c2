package org.orcidcaravan.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.push.ItemKey;
import org.orcidcaravan.push.Revival;
import org.orcidcaravan.push.Suppressions;

/** What becomes of one work because somebody says so. */
@Path(Links.WORKS)
@Tag(name = "works")
@Produces(MediaType.APPLICATION_JSON)
public class WorkActsResource {
    private static final String WORK = "{source}/{sourceId: .+}/";
    private static final String PERSON = "Whose: person_id or ORCID iD; needed when it is several people's.";

    private final KnownPeople people;
    private final Suppressions suppressions;
    private final Revival revival;
    private final Bodies bodies;
    private final Caller caller;

    WorkActsResource(KnownPeople people, Suppressions suppressions, Revival revival, Bodies bodies, Caller caller) {
        this.people = people;
        this.suppressions = suppressions;
        this.revival = revival;
        this.bodies = bodies;
        this.caller = caller;
    }

    /** What came of it. */
    @Schema(description = "What came of it.")
    record WorkChange(
            String source,
            String sourceId,
            @Schema(description = "Stopped, or going on.") int tasks) {}

    @POST
    @Path(WORK + "suppress")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "suppressWork",
            summary = "Never sends a work",
            description =
                    "Though its source offers it, and whether it was offered yet or not. What is in the record stays there."
                            + " Needs the role operator.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Why.class),
                            examples = @ExampleObject(name = "reason", value = Why.EXAMPLE)))
    public WorkChange suppress(
            @PathParam("source") String source,
            @PathParam("sourceId") String sourceId,
            @Parameter(description = PERSON) @QueryParam("person") @Nullable String person,
            InputStream body) {
        String reason = bodies.read(body, Why.class).given();
        return change(
                suppressions.suppress(people.key(source, sourceId, person), reason, caller.actor()),
                source,
                sourceId,
                "It was not to be sent already");
    }

    @POST
    @Path(WORK + "unsuppress")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "unsuppressWork",
            summary = "Lets a work be sent again",
            description = "It is, when ORCID does not have it as its source does. Needs the role operator.")
    public WorkChange unsuppress(
            @PathParam("source") String source,
            @PathParam("sourceId") String sourceId,
            @Parameter(description = PERSON) @QueryParam("person") @Nullable String person) {
        return change(
                suppressions.lift(people.key(source, sourceId, person), caller.actor()),
                source,
                sourceId,
                "It was not suppressed");
    }

    @POST
    @Path(WORK + "recreate")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "recreateWork",
            summary = "Adds a work again that the researcher had deleted",
            description = "Only on this word: ask the researcher before. Needs the role operator.")
    public WorkChange recreate(
            @PathParam("source") String source,
            @PathParam("sourceId") String sourceId,
            @Parameter(description = PERSON) @QueryParam("person") @Nullable String person) {
        ItemKey key = people.key(source, sourceId, person);
        int items = revival.recreate(key, caller.actor());
        if (items == 0) {
            throw Impossible.now(
                    "It was not deleted in the record, is suppressed, or is on its way just now: nothing is"
                            + " changed.");
        }
        return new WorkChange(source, sourceId, items);
    }

    private static WorkChange change(Suppressions.Changed changed, String source, String sourceId, String otherwise) {
        if (!changed.changed()) {
            throw Impossible.now(otherwise + ": nothing is changed.");
        }
        return new WorkChange(source, sourceId, changed.tasks());
    }
}
