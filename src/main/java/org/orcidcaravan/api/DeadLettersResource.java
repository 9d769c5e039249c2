package org.orcidcaravan.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.push.DeadLetter;
import org.orcidcaravan.push.DeadLetterFilter;
import org.orcidcaravan.push.DeadLetters;

/** What was given up, why, and what is to become of it. */
@Path(Links.DEAD_LETTERS)
@Tag(name = "dead letters", description = "What was given up, until somebody replays or discards it.")
@Produces(MediaType.APPLICATION_JSON)
public class DeadLettersResource {
    private static final int MOST_REASONS = 200;
    private static final String VERSION =
            "The version that you saw: if it is another by now, nothing is changed. Without it, whatever it is.";

    private final DeadLetters letters;
    private final Bodies bodies;
    private final Caller caller;

    DeadLettersResource(DeadLetters letters, Bodies bodies, Caller caller) {
        this.letters = letters;
        this.bodies = bodies;
        this.caller = caller;
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "deadLetters",
            summary = "The list of dead letters",
            description = "The newest first. Needs the role viewer.")
    public DeadLetterSlice list(@BeanParam DeadLetterQuery asked) {
        int limit = Slice.limit(asked.limit);
        DeadLetter.Place after = asked.after == null ? null : place(asked.after);
        DeadLetterFilter filter = asked.choice().filter();
        Slice<DeadLetterEntry> slice = Slice.of(
                letters.list(filter, after, limit + 1).stream()
                        .map(DeadLetterEntry::of)
                        .toList(),
                limit,
                letter -> letter.changedAt() + "/" + letter.id());
        return new DeadLetterSlice(slice.items(), slice.next(), letters.count(filter));
    }

    @GET
    @Path("reasons")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "deadLetterReasons",
            summary = "How many there are for which reason",
            description = "The most frequent first. Needs the role viewer.")
    public Slice<ReasonCount> reasons() {
        return new Slice<>(
                letters.reasons(MOST_REASONS).stream().map(ReasonCount::of).toList(), null);
    }

    @GET
    @Path("{id: \\d+}")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "deadLetter",
            summary = "One with its history",
            description = "Also one that is off the list again: its state says so. Needs the role viewer.")
    public DeadLetterStory open(@PathParam("id") long id) {
        return letters.open(id)
                .map(opened -> DeadLetterStory.of(opened, letters.prospect(id)))
                .orElseThrow(() -> Impossible.noTask(id));
    }

    @POST
    @Path("{id: \\d+}/replay")
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Sends one again",
            description =
                    "When it is its turn, at once and for good; POST to replays for one that can be taken back. Asked for"
                            + " twice it happens once: the second answer is 409. Needs the role admin.")
    public Changed replay(
            @PathParam("id") long id,
            @Parameter(description = VERSION) @QueryParam("version") @Nullable Integer version) {
        return Changed.of(id, letters.replay(id, version, caller.actor()));
    }

    @POST
    @Path("{id: \\d+}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "discardDeadLetter",
            summary = "Takes one off the list",
            description =
                    "In this form it is never sent; when its source has it with another content, that is. Needs the role"
                            + " admin.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Why.class),
                            examples = @ExampleObject(name = "reason", value = Why.EXAMPLE)))
    public Changed discard(
            @PathParam("id") long id,
            @Parameter(description = VERSION) @QueryParam("version") @Nullable Integer version,
            InputStream body) {
        String reason = bodies.read(body, Why.class).given();
        return Changed.of(id, letters.discard(id, version, reason, caller.actor()));
    }

    @POST
    @Path("discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "discardDeadLetters",
            summary = "Takes many off the list",
            description =
                    "Those that fit, or those that are named, each only if it still is what was seen; the others are"
                            + " left, and counted. Needs the role admin.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DiscardWish.class),
                            examples = @ExampleObject(name = "filter", value = DiscardWish.EXAMPLE)))
    public DiscardWish.Discarded discardMany(InputStream body) {
        return bodies.read(body, DiscardWish.class).by(letters, caller.actor());
    }

    private static DeadLetter.Place place(String after) {
        String[] parts = Slice.place(after).split("/", 2);
        try {
            return new DeadLetter.Place(Instant.parse(parts[0]), Long.parseLong(parts[parts.length - 1]));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new Misused("after is what an earlier answer called next.");
        }
    }
}
