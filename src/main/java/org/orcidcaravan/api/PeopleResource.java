package org.orcidcaravan.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.connect.ConsentEvents;
import org.orcidcaravan.consent.register.RegisterStore;
import org.orcidcaravan.consent.register.Registered;
import org.orcidcaravan.push.Choices;
import org.orcidcaravan.push.OwnItemStore;

/** Researchers, for those who look after them. */
@Path("/api/v1/people")
@Tag(name = "people")
@Produces(MediaType.APPLICATION_JSON)
public class PeopleResource {
    private final RegisterStore register;
    private final KnownPeople people;
    private final ConsentEvents events;
    private final OwnItemStore items;
    private final Choices choices;

    PeopleResource(
            RegisterStore register, KnownPeople people, ConsentEvents events, OwnItemStore items, Choices choices) {
        this.register = register;
        this.people = people;
        this.events = events;
        this.items = items;
        this.choices = choices;
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "people",
            summary = "Researchers, and how far each has come along",
            description = "By key. Needs the role viewer.")
    public Slice<PersonEntry> list(
            @Parameter(description = "Beginnings of words of the name; or a whole person_id, ORCID iD or mail address.")
                    @QueryParam("q")
                    @Nullable
                    String words,
            @QueryParam("unit") @Nullable String unit,
            @Parameter(description = "known, invited, connected, permission-lacking, revoked or opted-out.")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("after") @Nullable String after) {
        int most = Slice.limit(limit);
        Registered.Wanted wanted = new Registered.Wanted(words, blank(unit), state(state));
        List<Registered> found = register.find(wanted, after == null ? "" : Slice.place(after), most + 1);
        Slice<Registered> slice = Slice.of(found, most, Registered::personId);
        return new Slice<>(slice.items().stream().map(PersonEntry::of).toList(), slice.next());
    }

    @GET
    @Path("units")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "units",
            summary = "The units that there are people of",
            description = "Needs the role viewer.")
    public List<String> units() {
        return register.units();
    }

    @GET
    @Path("{person}")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "person",
            summary = "One researcher: permissions, history, and how their items stand",
            description = "Never a token. Needs the role viewer.")
    public PersonEntry.Story story(
            @Parameter(description = "person_id or ORCID iD") @PathParam("person") String named) {
        Person person = people.find(named);
        Registered.Wanted wanted = new Registered.Wanted(person.personId(), null, null);
        Registered entry = register.find(wanted, "", Slice.MOST).stream()
                .filter(each -> each.id() == person.id())
                .findFirst()
                .orElseThrow(() -> Impossible.missing("Nobody is known as " + named + "."));
        Map<String, Integer> standings = new TreeMap<>();
        items.overview(person.id()).standings().forEach((standing, number) -> standings.put(standing.text(), number));
        Choices.Wish wish = choices.of(person.id());
        return new PersonEntry.Story(
                PersonEntry.of(entry),
                register.held(person.id()),
                events.of(person.id()).stream()
                        .map(noted -> new PersonEntry.Happened(
                                noted.at(),
                                noted.event().kind().text(),
                                noted.event().consentText()))
                        .toList(),
                standings,
                wish.preference().text(),
                wish.leftOut());
    }

    private static Registered.@Nullable State state(@Nullable String text) {
        return blank(text) == null
                ? null
                : Registered.State.named(text)
                        .orElseThrow(() -> new Misused(
                                "state is one of known, invited, connected, permission-lacking, revoked, opted-out."));
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
