package org.orcidcaravan.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.orcidcaravan.consent.invite.Invitations;
import org.orcidcaravan.consent.invite.Outbox;
import org.orcidcaravan.consent.invite.Previews;

/** Campaigns that ask researchers to connect. */
@Path("/api/v1/campaigns")
@Tag(name = "campaigns", description = "Mails that ask researchers to connect.")
@Produces(MediaType.APPLICATION_JSON)
public class CampaignsResource {
    private static final String NAME = "{name: [a-z0-9-]+}";

    private final Outbox outbox;
    private final Invitations invitations;
    private final Previews previews;
    private final KnownPeople people;
    private final Caller caller;

    CampaignsResource(Outbox outbox, Invitations invitations, Previews previews, KnownPeople people, Caller caller) {
        this.outbox = outbox;
        this.invitations = invitations;
        this.previews = previews;
        this.people = people;
        this.caller = caller;
    }

    /** How a mail looks to somebody who does not exist. */
    @Schema(description = "How a mail looks to somebody who does not exist; its links lead nowhere.")
    record Preview(
            String mail,
            String language,
            String subject,
            String text,
            @Nullable String html) {}

    /** Campaigns stand in files: there are few. */
    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "campaigns",
            summary = "The campaigns, and what became of their mails",
            description = "Also those whose file is not in order, with what is wrong. Needs the role viewer.")
    public Slice<CampaignEntry> list(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") @Nullable String after) {
        List<CampaignEntry> all =
                outbox.standing().stream().map(CampaignEntry::of).toList();
        return Slice.ofAll(all, after, limit, CampaignEntry::name);
    }

    @GET
    @Path(NAME)
    @Needs(Role.VIEWER)
    @Operation(operationId = "campaign", summary = "One campaign", description = "Needs the role viewer.")
    public CampaignEntry one(@PathParam("name") String name) {
        return outbox.standing().stream()
                .filter(standing -> standing.file().name().equals(name))
                .map(CampaignEntry::of)
                .findFirst()
                .orElseThrow(() -> Impossible.missing("There is no campaign " + name + "."));
    }

    @GET
    @Path(NAME + "/previews")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "campaignPreviews",
            summary = "Each of its mails in each language",
            description = "Needs the role viewer.")
    public List<Preview> previews(@PathParam("name") String name) {
        return previews.of(name).stream()
                .map(one -> new Preview(one.part(), one.language(), one.subject(), one.text(), one.html()))
                .toList();
    }

    @GET
    @Path(NAME + "/rehearsal")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "rehearseCampaign",
            summary = "What it would send now",
            description = "Every mail: to whom, its subject, and why. Nothing is changed. Needs the role operator.")
    public PlanEntry rehearse(@PathParam("name") String name) {
        return PlanEntry.of(invitations.rehearse(name));
    }

    @POST
    @Path(NAME + "/plan")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "planCampaign",
            summary = "Plans what is due",
            description = "The mails go out by themselves, in the campaign's hours. Twice plans each mail once."
                    + " Needs the role operator.")
    public PlanEntry plan(@PathParam("name") String name) {
        return PlanEntry.of(invitations.plan(name, caller.actor()));
    }

    @POST
    @Path(NAME + "/stop")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "stopCampaign",
            summary = "Plans and sends nothing of it any more",
            description = "What is planned waits until it is started again. Needs the role operator.")
    public CampaignEntry stop(@PathParam("name") String name) {
        if (!outbox.stop(name, caller.actor())) {
            throw Impossible.now("The campaign " + name + " is stopped already: nothing is changed.");
        }
        return one(name);
    }

    @POST
    @Path(NAME + "/start")
    @Needs(Role.OPERATOR)
    @Operation(operationId = "startCampaign", summary = "Lets it go on", description = "Needs the role operator.")
    public CampaignEntry start(@PathParam("name") String name) {
        if (!outbox.start(name, caller.actor())) {
            throw Impossible.now("The campaign " + name + " is not stopped: nothing is changed.");
        }
        return one(name);
    }

    @POST
    @Path(NAME + "/people/{person}")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "invitePerson",
            summary = "Sends one person a mail of it, whatever its trigger says",
            description = "Never to somebody who is connected, or wants no mails. Needs the role operator.")
    public PlanEntry.Mail invite(
            @PathParam("name") String name,
            @Parameter(description = "person_id or ORCID iD") @PathParam("person") String named,
            @Parameter(description = "The mail's name within the campaign; the first when it is not said.")
                    @QueryParam("mail")
                    @Nullable
                    String mail) {
        return PlanEntry.Mail.of(invitations.invite(name, mail, people.find(named), caller.actor()));
    }
}
