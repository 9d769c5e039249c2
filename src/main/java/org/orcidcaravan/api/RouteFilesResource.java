package org.orcidcaravan.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.routing.RouteFinding;
import org.orcidcaravan.routing.deploy.Deployment;
import org.orcidcaravan.routing.deploy.Deployments;
import org.orcidcaravan.routing.deploy.RouteText;

/** The route files: their texts of today and before, and changing them. */
@Path("/api/v1/route-files")
@Tag(name = "routes", description = "The flows of this service, and the files they come from.")
@Produces(MediaType.APPLICATION_JSON)
public class RouteFilesResource {
    private static final int HISTORY = 50;
    private static final String NAME = "{name}";

    private final Deployments deployments;
    private final Caller caller;

    RouteFilesResource(Deployments deployments, Caller caller) {
        this.deployments = deployments;
        this.caller = caller;
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "routeFiles",
            summary = "How the route files stand",
            description =
                    "Which run as they are in the folder, and what is wrong with the others. Needs the role viewer.")
    public Slice<RouteFileEntry> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @DefaultValue("50") int limit) {
        return Slice.ofAll(
                deployments.all().stream().map(RouteFileEntry::of).toList(), after, limit, RouteFileEntry::file);
    }

    @GET
    @Path(NAME)
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "routeFile",
            summary = "One route file with its text and its past",
            description = "Needs the role viewer.")
    @APIResponse(ref = "NotFound", responseCode = "404")
    public RouteFileEntry.Whole one(@PathParam("name") String name) throws IOException {
        Deployment file = deployments.find(name).orElseThrow(NotFoundException::new);
        Optional<RouteText> text = deployments.text(name);
        return new RouteFileEntry.Whole(
                RouteFileEntry.of(file),
                text.map(RouteText::text).orElse(null),
                text.map(RouteText::hash).orElse(null),
                deployments.history(name, HISTORY));
    }

    @GET
    @Path(NAME + "/history/{hash}")
    @Needs(Role.VIEWER)
    @Operation(operationId = "earlierText", summary = "A text by its hash", description = "Needs the role viewer.")
    @APIResponse(ref = "NotFound", responseCode = "404")
    public RouteFileEntry.Text earlier(@PathParam("name") String name, @PathParam("hash") String hash) {
        return deployments.earlier(name, hash).map(RouteFileEntry.Text::new).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path(NAME + "/diff")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "routeDiff",
            summary = "What differs between two texts",
            description = "As diff -u writes it; empty when nothing does. Needs the role viewer.")
    @APIResponse(ref = "NotFound", responseCode = "404")
    public RouteFileEntry.Difference diff(
            @PathParam("name") String name,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to) {
        return deployments
                .diff(name, from, to)
                .map(RouteFileEntry.Difference::new)
                .orElseThrow(NotFoundException::new);
    }

    @PUT
    @Path(NAME)
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "writeRouteFile",
            summary = "Writes a route file, and lets its routes run",
            description = """
                    It is checked first. With findings the answer is 422, and nothing has changed; also when its routes do \
                    not start. "was" is the hash of the text that it replaces; without it the file is new. When the file in \
                    the folder is not that one any more, the answer is 409. Needs the role admin.""")
    @APIResponse(
            responseCode = "200",
            description = "It runs, or will as soon as the messages in its old routes are through.",
            content = @Content(schema = @Schema(implementation = RouteFileEntry.Whole.class)))
    @APIResponse(
            responseCode = "422",
            description = "What is wrong with it; nothing has changed.",
            content = @Content(schema = @Schema(implementation = RouteFileEntry.Checked.class)))
    public Response write(@PathParam("name") String name, RouteFileEntry.Wish wish) throws IOException {
        String text = wish.text();
        if (text == null) {
            return missing("text");
        }
        return Deployments.isName(name)
                ? written(name, text, wish.was())
                : Problem.answer(400, "A route file is named <group>-<what>.camel.yaml, in lower case.")
                        .build();
    }

    @POST
    @Path(NAME + "/revert")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "revertRouteFile",
            summary = "Goes back to an earlier text",
            description = "Writes the text with this hash into the folder, as PUT does. Needs the role admin.")
    @APIResponse(
            responseCode = "200",
            description = "It runs.",
            content = @Content(schema = @Schema(implementation = RouteFileEntry.Whole.class)))
    @APIResponse(ref = "NotFound", responseCode = "404")
    public Response revert(@PathParam("name") String name, RouteFileEntry.Return wish) throws IOException {
        String hash = wish.hash();
        return hash == null
                ? missing("hash")
                : written(name, earlier(name, hash).text(), wish.was());
    }

    @POST
    @Path(NAME + "/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "checkRouteFile",
            summary = "Checks a text, and changes nothing",
            description = "The lint, and a rehearsal in which nothing runs. Needs the role admin.")
    public RouteFileEntry.Checked check(@PathParam("name") String name, RouteFileEntry.Wish wish) {
        String text = wish.text();
        return new RouteFileEntry.Checked(RouteFileEntry.findings(deployments.check(name, text == null ? "" : text)));
    }

    private Response written(String name, String text, @Nullable String was) throws IOException {
        List<RouteFinding> findings =
                deployments.write(name, text, was, caller.actor()).findings();
        return findings.isEmpty()
                ? Response.ok(one(name)).build()
                : Response.status(422)
                        .entity(new Refusal(
                                "Unprocessable Entity",
                                422,
                                findings.getFirst() + " Nothing was changed.",
                                RouteFileEntry.findings(findings)))
                        .type(Problem.TYPE)
                        .build();
    }

    /** A problem (RFC 9457) with all findings. */
    record Refusal(String title, int status, String detail, List<RouteFileEntry.Finding> findings) {
        Refusal {
            findings = List.copyOf(findings);
        }
    }

    private static Response missing(String member) {
        return Problem.answer(400, "The body has no \"" + member + "\": see /q/openapi.")
                .build();
    }
}
