package org.orcidcaravan.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.identity.PeopleFiles;
import org.orcidcaravan.consent.identity.PeopleForm;
import org.orcidcaravan.consent.transfer.FileUnusable;
import org.orcidcaravan.consent.transfer.ImportReport;
import org.orcidcaravan.consent.transfer.PeopleImport;
import org.orcidcaravan.push.Merger;

/** What is done with researchers' rows. */
@Path("/api/v1/people")
@Tag(name = "people")
@Produces(MediaType.APPLICATION_JSON)
public class PeopleActsResource {
    private final KnownPeople people;
    private final PeopleImport intake;
    private final PeopleFiles export;
    private final Merger merger;
    private final PersonalFiles files;

    PeopleActsResource(
            KnownPeople people, PeopleImport intake, PeopleFiles export, Merger merger, PersonalFiles files) {
        this.people = people;
        this.intake = intake;
        this.export = export;
        this.merger = merger;
        this.files = files;
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "importPeople",
            summary = "Takes researchers in from CSV, as \"people import\" does",
            description =
                    "UTF-8, with a header: person_id, given_name, family_name, email, unit, groups, orcid; other columns are"
                            + " kept. The same twice changes nothing; a bad row does not stop the others. Needs the role"
                            + " operator.")
    public PersonEntry.Imported take(
            @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
                    InputStream body)
            throws IOException {
        try {
            ImportReport report = intake.run("people.csv", text(body));
            return new PersonEntry.Imported(
                    report.added(), report.changed(), report.unchanged(), rows(report.warnings()), rows(report.bad()));
        } catch (FileUnusable e) {
            throw new Misused(String.valueOf(e.getMessage()));
        }
    }

    private String text(InputStream body) throws IOException {
        byte[] bytes = files.limited(body).readAllBytes();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Misused("The file is not UTF-8: save it as \"CSV UTF-8\" and import it again.");
        }
    }

    private static List<PersonEntry.Row> rows(List<ImportReport.Problem> problems) {
        return problems.stream()
                .map(problem -> new PersonEntry.Row(problem.line(), problem.reason()))
                .toList();
    }

    @GET
    @Path("export")
    @Needs(Role.ADMIN)
    @Produces({"text/csv", MediaType.APPLICATION_JSON, "application/marcxml+xml"})
    @Operation(
            operationId = "exportPeople",
            summary = "All researchers as CSV, as JSON, or as MARC 21 authority records",
            description =
                    "CSV is the form that the import takes; JSON says of each iD whether it is authenticated;"
                            + " authority records have authenticated iDs only. The audit notes who took it. Needs the role admin.")
    public Response give(
            @Parameter(description = "csv, json or marcxml.") @QueryParam("format") @DefaultValue("csv") String format,
            @Parameter(description = "Whether JSON and MARCXML have e-mail addresses, too.")
                    @QueryParam("email")
                    @DefaultValue("false")
                    String email) {
        // Whoever mistypes takes nothing, so that the audit has nothing to note.
        if (!email.equals("true") && !email.equals("false")) {
            throw new Misused("email is true or false.");
        }
        boolean emails = email.equals("true");
        PeopleForm form =
                PeopleForm.named(format).orElseThrow(() -> new Misused("format is one of csv, json, marcxml."));
        files.noteExport("people");
        StreamingOutput body = out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            export.write(form, emails, writer);
            writer.flush();
        };
        return attachment(body, form.mediaType(), form.fileName());
    }

    @GET
    @Path("{person}/data")
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "personalData",
            summary = "Everything that is stored about one researcher, as JSON",
            description = "For whoever asks by letter what is stored. The audit notes it. Needs the role admin.")
    public Response data(@Parameter(description = "person_id or ORCID iD") @PathParam("person") String named) {
        Person person = people.find(named);
        files.noteExport("person:" + person.id());
        return attachment(files.everything(person.id()), MediaType.APPLICATION_JSON, "orcid-data.json");
    }

    private static Response attachment(StreamingOutput body, String type, String name) {
        return Response.ok(body, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    @POST
    @Path("{person}/merge")
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "mergePeople",
            summary = "Makes one person of two who are the same",
            description =
                    "The one in the address stays and gets the other's iD, permissions, works and history; the other is gone"
                            + " then. 409 when both have an iD, or a request is on its way. Needs the role admin.")
    public PersonEntry.Merged merge(@PathParam("person") String named, InputStream body) {
        String other = files.read(body, PersonEntry.Other.class).other();
        if (other == null || other.isBlank()) {
            throw new Misused("other is empty: say who is the same person.");
        }
        Person stays = people.find(named);
        Person goes = people.find(other);
        if (stays.id() == goes.id()) {
            throw Impossible.now(named + " and " + other + " are one person already.");
        }
        return switch (merger.merge(stays.id(), goes.id(), files.actor())) {
            case Merger.Merged.Done done -> new PersonEntry.Merged(done.items(), done.doubles());
            case Merger.Merged.TwoIds two ->
                throw Impossible.now("Each has an ORCID iD: see which is right, and correct the other first.");
            case Merger.Merged.Busy busy ->
                throw Impossible.now("A request for one of them is on its way: try again in a moment.");
        };
    }

    @POST
    @Path("{person}/link")
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "personalLink",
            summary = "Makes a personal link, and shows it once",
            description =
                    "Whoever has the link is that person to the portal: give it to nobody else. Needs the role admin.")
    public PersonEntry.Link link(@PathParam("person") String named) {
        return files.link(people.find(named).id());
    }
}
