package org.orcidcaravan.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import org.orcidcaravan.push.KeyTaken;
import org.orcidcaravan.push.PushSettings;
import org.orcidcaravan.push.Replay;
import org.orcidcaravan.push.Replays;

/** Many dead letters sent again: an act that takes a while, can be stopped, and taken back. */
@Path(Links.REPLAYS)
@Tag(name = "dead letters")
@Produces(MediaType.APPLICATION_JSON)
public class ReplaysResource {
    private static final String ID = "{id: \\d+}";

    private final Replays replays;
    private final PushSettings settings;
    private final Bodies bodies;
    private final Caller caller;

    ReplaysResource(Replays replays, PushSettings settings, Bodies bodies, Caller caller) {
        this.replays = replays;
        this.settings = settings;
        this.bodies = bodies;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.ADMIN)
    @Operation(operationId = "replayDeadLetters", summary = "Sends many again", description = """
                    Those that are on the list now, each exactly once. They are handed over to the queue in parts, and sent at \
                    its pace, but not before the time caravan.push.replay-grace is over, so that all can be taken back. It goes \
                    on after a crash. Needs the role admin.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayWish.class),
                            examples = @ExampleObject(name = "filter", value = ReplayWish.EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "It is begun, or was with this key before: Location says where to ask how far it is.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayStanding.class)))
    public Response begin(
            @Parameter(description = "Your name for this wish: what you ask for twice with one is begun once.")
                    @RestHeader("Idempotency-Key")
                    @Nullable
                    String key,
            InputStream body) {
        ReplayWish wish = bodies.read(body, ReplayWish.class);
        try {
            Replay replay = replays.begin(wish.order(key, settings.replayGrace(), caller.actor()));
            return Response.accepted(ReplayStanding.of(replay))
                    .location(URI.create(Links.REPLAYS + "/" + replay.id()))
                    .build();
        } catch (KeyTaken e) {
            throw Impossible.now(String.valueOf(e.getMessage()));
        }
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "replays",
            summary = "The replays",
            description = "The newest first. Needs the role viewer.")
    public Slice<ReplayStanding> list(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") @Nullable String after) {
        int most = Slice.limit(limit);
        List<ReplayStanding> found = replays.latest(Links.row(after), most + 1).stream()
                .map(ReplayStanding::of)
                .toList();
        return Slice.of(found, most, replay -> Long.toString(replay.id()));
    }

    @GET
    @Path(ID)
    @Needs(Role.VIEWER)
    @Operation(operationId = "replay", summary = "How far one is", description = "Needs the role viewer.")
    public ReplayStanding one(@PathParam("id") long id) {
        return ReplayStanding.of(replays.find(id).orElseThrow(() -> missing(id)), replays.standing(id));
    }

    @POST
    @Path(ID + "/stop")
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "stopReplay",
            summary = "Hands nothing more over",
            description =
                    "What is handed over already is sent; the others are still dead letters. Needs the role admin.")
    public ReplayStanding stop(@PathParam("id") long id) {
        return standing(id, replays.stop(id, caller.actor()), "It is not running any more");
    }

    @POST
    @Path(ID + "/undo")
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "undoReplay",
            summary = "Puts back on the list what nobody has begun to send",
            description =
                    "While it is running, and for the time caravan.push.replay-grace after its end; then the answer is 409."
                            + " Needs the role admin.")
    public ReplayStanding undo(@PathParam("id") long id) {
        return standing(id, replays.undo(id, caller.actor()), "It is too late to take it back");
    }

    private ReplayStanding standing(long id, Optional<Replay.Turned> turned, String otherwise) {
        Replay.Turned outcome = turned.orElseThrow(() -> missing(id));
        if (!outcome.changed()) {
            throw Impossible.now(otherwise + ": replay " + id + " is "
                    + outcome.replay().state().text() + ". Nothing is changed.");
        }
        return ReplayStanding.of(outcome.replay(), replays.standing(id));
    }

    private static Impossible missing(long id) {
        return Impossible.missing("There is no replay " + id + ": GET " + Links.REPLAYS + " has those that there are.");
    }
}
