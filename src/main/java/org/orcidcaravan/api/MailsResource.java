package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.consent.invite.Bounces;
import org.orcidcaravan.consent.invite.MailBrake;
import org.orcidcaravan.consent.invite.MailEntry;
import org.orcidcaravan.consent.invite.MailState;
import org.orcidcaravan.consent.invite.Outbox;

/** Mails to researchers, and addresses that get none. */
@Path("/api/v1/mails")
@Tag(name = "campaigns")
@Produces(MediaType.APPLICATION_JSON)
public class MailsResource {
    private static final String ID = "{id: \\d+}";

    private final Outbox outbox;
    private final MailBrake brake;
    private final Bounces bounces;
    private final KnownPeople people;
    private final Bodies bodies;
    private final Caller caller;

    MailsResource(Outbox outbox, MailBrake brake, Bounces bounces, KnownPeople people, Bodies bodies, Caller caller) {
        this.outbox = outbox;
        this.brake = brake;
        this.bounces = bounces;
        this.people = people;
        this.bodies = bodies;
        this.caller = caller;
    }

    /** Whether mails are sent. */
    @Schema(description = "Whether mails are sent.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Brake(
            @Schema(description = "Nothing is sent until somebody resumes.")
            boolean stopped,

            @Schema(description = "Errors in a row.") int errors,

            @Nullable Instant stoppedAt,

            @Schema(description = "The mail server is tried again then.") @Nullable
            Instant pausedUntil,

            @Schema(description = "The last error.") @Nullable
            String reason) {
        static Brake of(MailBrake.Standing standing) {
            return new Brake(
                    standing.stoppedAt() != null,
                    standing.errors(),
                    standing.stoppedAt(),
                    standing.pausedUntil(),
                    standing.reason());
        }
    }

    /** A mail that came back. */
    @Schema(description = "A mail that came back.")
    record Bounce(
            @Schema(required = true) @Nullable String address,

            @Schema(description = "What the report says.") @Nullable
            String detail) {}

    /** What came of that. */
    @Schema(description = "What came of that.")
    record Bounced(
            String address,

            @Schema(description = "Whether the address was not barred before.")
            boolean fresh,

            @Schema(description = "Planned mails that are not sent because of it.")
            int suppressed) {}

    @GET
    @Needs(Role.VIEWER)
    @Operation(operationId = "mails", summary = "Mails, the newest first", description = "Needs the role viewer.")
    public Slice<MailItem> list(
            @Parameter(description = "Of this campaign.") @QueryParam("campaign") @Nullable String campaign,
            @Parameter(description = "In this state.") @QueryParam("state") @Nullable String state,
            @Parameter(description = "To this person: person_id or ORCID iD.") @QueryParam("person") @Nullable
                    String person,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("after") @Nullable String after) {
        int most = Slice.limit(limit);
        Long before = Links.row(after);
        Outbox.Search search = new Outbox.Search(
                blank(campaign),
                state(state),
                blank(person) == null
                        ? null
                        : people.find(Objects.requireNonNull(person)).id(),
                before == null ? Long.MAX_VALUE : before,
                most + 1);
        Slice<MailEntry> slice = Slice.of(outbox.mails(search), most, mail -> Long.toString(mail.id()));
        return new Slice<>(slice.items().stream().map(MailItem::of).toList(), slice.next());
    }

    @POST
    @Path(ID + "/cancel")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "cancelMail",
            summary = "A planned mail is not sent",
            description = "Needs the role operator.")
    public MailItem cancel(@PathParam("id") long id) {
        return after(id, outbox.cancel(id, caller.actor()));
    }

    @POST
    @Path(ID + "/again")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "sendMailAgain",
            summary = "Tries a mail anew that was given up",
            description = "Needs the role operator.")
    public MailItem again(@PathParam("id") long id) {
        return after(id, outbox.again(id, caller.actor()));
    }

    @GET
    @Path("brake")
    @Needs(Role.VIEWER)
    @Operation(operationId = "mailBrake", summary = "Whether mails are sent", description = "Needs the role viewer.")
    public Brake brake() {
        return Brake.of(brake.standing());
    }

    @POST
    @Path("brake/resume")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "resumeMails",
            summary = "Lets mails go on after too many errors",
            description = "Needs the role operator.")
    public Brake resume() {
        if (!brake.resume(caller.actor())) {
            throw Impossible.now("Mails are not stopped: nothing is changed.");
        }
        return brake();
    }

    @GET
    @Path("barred")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "barredAddresses",
            summary = "Addresses that get no mail, and why",
            description = "Needs the role operator.")
    public Slice<Bounces.Barred> barred(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") @Nullable String after) {
        int most = Slice.limit(limit);
        List<Bounces.Barred> found = bounces.all(after == null ? "" : Slice.place(after), most + 1);
        return Slice.of(found, most, Bounces.Barred::address);
    }

    @POST
    @Path("bounces")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "mailBounced",
            summary = "Notes that a mail came back",
            description = "The address gets no mail any more. Needs the role operator.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Bounce.class),
                            examples =
                                    @ExampleObject(
                                            name = "bounce",
                                            value =
                                                    "{\"address\": \"ada@example.org\", \"detail\": \"550 5.1.1 unknown\"}")))
    public Bounced bounced(InputStream body) {
        Bounce bounce = bodies.read(body, Bounce.class);
        String address = blank(bounce.address());
        if (address == null) {
            throw new Misused("address is empty: say whose mail came back.");
        }
        Bounces.Outcome outcome =
                bounces.cameBack(address, Objects.requireNonNullElse(bounce.detail(), "It came back."), caller.actor());
        return new Bounced(address, outcome.fresh(), outcome.suppressed());
    }

    @DELETE
    @Path("barred/{address}")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "liftBounce",
            summary = "Lets an address have mail again that mails came back from",
            description = "Who opted out is not asked again. Needs the role operator.")
    public void lift(@PathParam("address") String address) {
        if (!bounces.lift(address, caller.actor())) {
            throw Impossible.missing("No mail came back from " + address + ": nothing is changed.");
        }
    }

    private MailItem after(long id, boolean changed) {
        MailEntry mail = outbox.find(id)
                .orElseThrow(() ->
                        Impossible.missing("There is no mail " + id + ": GET /api/v1/mails finds those that are."));
        if (!changed) {
            throw Impossible.now("Mail " + id + " is " + mail.state().text() + ": nothing is changed.");
        }
        return MailItem.of(mail);
    }

    private static @Nullable MailState state(@Nullable String text) {
        String given = blank(text);
        try {
            return given == null ? null : MailState.named(given);
        } catch (IllegalArgumentException unknown) {
            throw new Misused(unknown.getMessage() + ": docs/states.md has those that there are.");
        }
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
