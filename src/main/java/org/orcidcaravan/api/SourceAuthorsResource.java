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
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.routing.handover.AuthorWords;
import org.orcidcaravan.routing.handover.SourceName;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.SourceViewStore;
import org.orcidcaravan.source.record.SourceViewStore.Proposal;

/** Authors of whom it is not certain who they are. */
@Path("/api/v1/sources/{name}/authors")
@Tag(name = "sources")
@Produces(MediaType.APPLICATION_JSON)
public class SourceAuthorsResource {
    private final SourceViewStore view;
    private final PersonStore people;
    private final KnownPeople known;
    private final AuthorWords words;
    private final Caller caller;

    SourceAuthorsResource(
            SourceViewStore view, PersonStore people, KnownPeople known, AuthorWords words, Caller caller) {
        this.view = view;
        this.people = people;
        this.known = known;
        this.words = words;
        this.caller = caller;
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "unsureAuthors",
            summary = "Authors who wait for an operator's word, with those whom they may be",
            description = "By record. Needs the role viewer.")
    public Slice<SourceEntry.Unsure> list(
            @PathParam("name") String name,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("after") @Nullable String after) {
        int most = Slice.limit(limit);
        String place = after == null ? "0 0" : Slice.place(after);
        List<Proposal> found = view.proposals(name, Cursor.number(place, 0), (int) Cursor.number(place, 1), most + 1);
        Slice<Proposal> slice = Slice.of(found, most, one -> one.record() + " " + one.place());
        return new Slice<>(slice.items().stream().map(this::unsure).toList(), slice.next());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "sayAuthor",
            summary = "Says who an author is, or that it is nobody here",
            description = "It is remembered, carried out at once, and audited. Needs the role operator.")
    public SourceEntry.Asked say(@PathParam("name") String name, SourceEntry.Word word) {
        SourceName source =
                SourceName.of(name).orElseThrow(() -> Impossible.missing("No source " + name + " ever told anything."));
        String personId = word.personId();
        Long person = personId == null || personId.isBlank()
                ? null
                : (Long) known.find(personId).id();
        try {
            int records = words.say(
                            new AuthorWords.About(
                                    source, Objects.requireNonNullElse(word.sourceId(), ""), word.author()),
                            new AuthorWords.Saying(person, word.always()),
                            caller.actor())
                    .orElseThrow(() -> Impossible.missing(
                            "There is no such author: look at the list again, the record may have changed."));
            return new SourceEntry.Asked(records);
        } catch (AuthorWords.NameAlone e) {
            throw Impossible.now(String.valueOf(e.getMessage()));
        }
    }

    private SourceEntry.Unsure unsure(Proposal proposal) {
        Author author = proposal.author();
        return new SourceEntry.Unsure(
                proposal.sourceId(),
                proposal.title(),
                proposal.year(),
                proposal.url(),
                proposal.place(),
                author.name(),
                author.role(),
                author.orcid(),
                author.localId(),
                author.email(),
                author.affiliation(),
                proposal.lasting(),
                proposal.why(),
                proposal.candidates().stream()
                        .flatMap(id -> people.byId(id).stream())
                        .map(SourceAuthorsResource::candidate)
                        .toList());
    }

    private static SourceEntry.Candidate candidate(Person person) {
        return new SourceEntry.Candidate(
                person.personId(),
                person.shown(),
                Objects.toString(person.orcid(), null),
                person.email(),
                person.unit());
    }
}
