package org.orcidcaravan.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.routing.deploy.RouteActs;
import org.orcidcaravan.routing.running.Picture;
import org.orcidcaravan.routing.running.RouteStatus;
import org.orcidcaravan.routing.running.RunningRoutes;

/** The routes that are there: how each stands, what it looks like, and starting and stopping it. */
@Path("/api/v1/routes")
@Tag(name = "routes", description = "The flows of this service, and the files they come from.")
@Produces(MediaType.APPLICATION_JSON)
public class RoutesResource {
    private final RunningRoutes routes;
    private final RouteActs acts;
    private final Caller caller;

    RoutesResource(RunningRoutes routes, RouteActs acts, Caller caller) {
        this.routes = routes;
        this.acts = acts;
        this.caller = caller;
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "routes",
            summary = "How the routes stand",
            description = "State, uptime, counts and last failure of each, by id. Needs the role viewer.")
    public Slice<RouteStatus> list(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @DefaultValue("50") int limit) {
        return Slice.ofAll(routes.all(), after, limit, RouteStatus::id);
    }

    @GET
    @Path("{id}")
    @Needs(Role.VIEWER)
    @Operation(operationId = "route", summary = "How one route stands", description = "Needs the role viewer.")
    @APIResponse(ref = "NotFound", responseCode = "404")
    public RouteStatus one(@PathParam("id") String id) {
        return routes.find(id).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("{id}/picture")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "routePicture",
            summary = "What a route looks like",
            description = "Its steps, and the routes that call it or that it calls, as it runs. Needs the role viewer.")
    @APIResponse(ref = "NotFound", responseCode = "404")
    public Picture picture(@PathParam("id") String id) {
        return routes.picture(id).orElseThrow(NotFoundException::new);
    }

    @POST
    @Path("{id}/start")
    @Needs(Role.ADMIN)
    @Operation(operationId = "startRoute", summary = "Starts a stopped route", description = "Needs the role admin.")
    @APIResponse(ref = "NotFound", responseCode = "404")
    public RouteStatus start(@PathParam("id") String id) {
        return act(id, RouteActs.Act.START);
    }

    @POST
    @Path("{id}/stop")
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "stopRoute",
            summary = "Stops a route when what is in it is through",
            description = "It stays stopped when its file changes, until it is started again. Needs the role admin.")
    @APIResponse(ref = "NotFound", responseCode = "404")
    public RouteStatus stop(@PathParam("id") String id) {
        return act(id, RouteActs.Act.STOP);
    }

    @POST
    @Path("{id}/suspend")
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "suspendRoute",
            summary = "Lets a route take nothing more",
            description = "What is in it goes on. Needs the role admin.")
    @APIResponse(ref = "NotFound", responseCode = "404")
    public RouteStatus suspend(@PathParam("id") String id) {
        return act(id, RouteActs.Act.SUSPEND);
    }

    @POST
    @Path("{id}/resume")
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "resumeRoute",
            summary = "Lets a suspended route go on",
            description = "Needs the role admin.")
    @APIResponse(ref = "NotFound", responseCode = "404")
    public RouteStatus resume(@PathParam("id") String id) {
        return act(id, RouteActs.Act.RESUME);
    }

    private RouteStatus act(String id, RouteActs.Act act) {
        if (!acts.act(id, act, caller.actor())) {
            throw new NotFoundException();
        }
        return one(id);
    }
}
