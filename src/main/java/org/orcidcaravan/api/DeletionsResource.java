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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.sync.pass.DeletionBrake;
import org.orcidcaravan.sync.pass.DeletionDecisions;
import org.orcidcaravan.sync.pass.Passes;
import org.orcidcaravan.sync.pass.Removable;
import org.orcidcaravan.sync.pass.SyncStandingStore.FailedPlace;
import org.orcidcaravan.sync.pass.VanishedEntry;

/** What vanished from ORCID's buckets, and what waits for somebody's decision. */
@Path("/api/v1/sync")
@Tag(name = "sync")
@Produces(MediaType.APPLICATION_JSON)
public class DeletionsResource {
    private final DeletionDecisions decisions;
    private final Passes passes;
    private final Caller caller;

    DeletionsResource(DeletionDecisions decisions, Passes passes, Caller caller) {
        this.decisions = decisions;
        this.passes = passes;
        this.caller = caller;
    }

    /** What was decided, and about what. */
    @Schema(description = "What was decided, and about what.")
    record Decided(int mirror, String dataClass, boolean confirmed) {}

    /** Whether a pass was stopped. */
    @Schema(description = "Whether a pass was stopped.")
    record Stopped(boolean stopped) {}

    @GET
    @Path("deletions")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "syncDeletions",
            summary = "Objects that vanished from ORCID's buckets",
            description =
                    "By mirror and key: those that are still here (noted, due) and, if asked for, what was removed. Needs"
                            + " the role viewer.")
    public Slice<VanishedEntry> deletions(
            @Parameter(description = "Also what was removed already.") @QueryParam("removed") @DefaultValue("false")
                    boolean removed,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("after") @Nullable String after) {
        int most = Slice.limit(limit);
        FailedPlace place = SyncResource.failedPlace(after);
        return Slice.of(
                decisions.list(place, removed, most + 1),
                most,
                each -> String.join("|", String.valueOf(each.mirror()), each.dataClass(), each.key()));
    }

    @GET
    @Path("deletions/waiting")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "syncDeletionsWaiting",
            summary = "Deletions that wait for somebody's consent",
            description =
                    "More than a scan may remove by itself, or a whole bucket; or more records than caravan.sync.keep may let go at"
                            + " once. Needs the role viewer.")
    public List<DeletionBrake> waiting() {
        return decisions.waiting();
    }

    @POST
    @Path("deletions/{mirror}/{dataClass}/confirm")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "confirmDeletions",
            summary = "Lets what vanished be removed here",
            description = "By the next pass, each object after one more look at its bucket. Needs the role operator.")
    public Decided confirm(@PathParam("mirror") int mirror, @PathParam("dataClass") String dataClass) {
        return decide(mirror, dataClass, true);
    }

    @POST
    @Path("deletions/{mirror}/{dataClass}/refuse")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "refuseDeletions",
            summary = "Keeps what vanished",
            description = "Until a scan misses it again. Needs the role operator.")
    public Decided refuse(@PathParam("mirror") int mirror, @PathParam("dataClass") String dataClass) {
        return decide(mirror, dataClass, false);
    }

    @POST
    @Path("stop")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "stopPass",
            summary = "Ends the pass of this instance early",
            description =
                    "What is in flight is finished, what is confirmed stays; the next pass goes on there. Needs the role"
                            + " operator.")
    public Stopped stop() {
        boolean running = passes.current().isPresent();
        passes.stop("It was stopped by " + caller.actor() + ".");
        return new Stopped(running);
    }

    private Decided decide(int mirror, String dataClass, boolean confirm) {
        Removable known = Removable.of(dataClass).orElseThrow(NotFoundException::new);
        if (!decisions.decide(mirror, known, confirm, caller.actor())) {
            throw Impossible.now("No deletions of " + dataClass + " wait there: nothing is changed.");
        }
        return new Decided(mirror, dataClass, confirm);
    }
}
