package org.orcidcaravan.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.measure.Overview;
import org.orcidcaravan.measure.Overview.Attention;
import org.orcidcaravan.measure.Watch;
import org.orcidcaravan.routing.deploy.Deployment;
import org.orcidcaravan.routing.deploy.Deployments;

/** All of it at a glance. */
@Path("/api/v1/overview")
@Tag(name = "status", description = "How the service stands.")
@Produces(MediaType.APPLICATION_JSON)
public class OverviewResource {
    private final Watch watch;
    private final Deployments routes;

    OverviewResource(Watch watch, Deployments routes) {
        this.watch = watch;
        this.routes = routes;
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(operationId = "overview", summary = "How everything stands", description = """
                    The queue by state, requests to ORCID against the limit, the copy's age, the pass under way, and what \
                    needs a person now. Tasks and objects are not counted for each call: countedAt says of when they are. \
                    What is not known is null. Needs the role viewer.""")
    public Overview overview() {
        List<Attention> broken = routes.all().stream()
                .filter(file -> !file.isInOrder())
                .map(Deployment::sentence)
                .map(sentence -> new Attention("routes", sentence, "/routes"))
                .toList();
        return watch.now(broken);
    }
}
