package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.push.PausedPeopleStore;
import org.orcidcaravan.push.PausedPerson;
import org.orcidcaravan.push.Revival;

/** People for whom nothing is sent just now. */
@Path("/api/v1/people-paused")
@Tag(name = "queue")
@Produces(MediaType.APPLICATION_JSON)
public class PausedPeopleResource {
    private final PausedPeopleStore paused;
    private final KnownPeople people;
    private final Revival revival;
    private final Caller caller;

    PausedPeopleResource(PausedPeopleStore paused, KnownPeople people, Revival revival, Caller caller) {
        this.paused = paused;
        this.people = people;
        this.revival = revival;
        this.caller = caller;
    }

    /** Who waits, since when, and why. */
    @Schema(description = "Who waits, since when, and why.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(
            String personId,
            @Nullable String orcid,
            @Nullable String name,

            @Schema(description = "As in docs/verdicts.md, in lower case with hyphens.")
            String reason,

            @Schema(description = "In plain words.") @Nullable
            String message,

            @Nullable Instant since,

            @Schema(description = "When it is tried again; not there when only a permission or somebody's act ends it.")
            @Nullable
            Instant until,

            @Schema(description = "How many tasks wait.") long tasks) {
        static Waiting of(PausedPerson person) {
            return new Waiting(
                    person.personId(),
                    person.orcid(),
                    person.name(),
                    person.reason(),
                    person.message(),
                    person.since(),
                    person.until(),
                    person.tasks());
        }
    }

    /** Somebody who goes on. */
    @Schema(description = "Somebody who goes on.")
    record Resumed(
            String personId,
            @Schema(description = "Why nothing was sent.") String reason,
            @Schema(description = "How many tasks go on.") int tasks) {}

    @GET
    @Needs(Role.VIEWER)
    @Operation(operationId = "peoplePaused", summary = "Who waits, and why", description = "Needs the role viewer.")
    public Slice<Waiting> list(
            @Parameter(description = "Only for this reason, such as consent-needed.") @QueryParam("reason") @Nullable
                    String reason,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("after") @Nullable String after) {
        int most = Slice.limit(limit);
        Long row = Links.row(after);
        List<PausedPerson> found = paused.list(reason, row == null ? 0 : row, most + 1);
        Slice<PausedPerson> slice = Slice.of(found, most, person -> Long.toString(person.person()));
        return new Slice<>(slice.items().stream().map(Waiting::of).toList(), slice.next());
    }

    @POST
    @Path("{person}/resume")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "resumePerson",
            summary = "Ends a person's wait before its time",
            description =
                    "What waits is sent; if ORCID still refuses, the person is paused again. Needs the role operator.")
    public Resumed resume(@Parameter(description = "person_id or ORCID iD") @PathParam("person") String named) {
        Person person = people.find(named);
        return revival.resume(person.id(), caller.actor())
                .map(resumed -> new Resumed(person.personId(), resumed.reason(), resumed.tasks()))
                .orElseThrow(() -> Impossible.now(named + " is not paused: nothing is changed."));
    }
}
