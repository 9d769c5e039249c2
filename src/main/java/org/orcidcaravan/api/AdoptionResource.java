package org.orcidcaravan.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.measure.funnel.Adoption;
import org.orcidcaravan.measure.funnel.Baseline;
import org.orcidcaravan.measure.funnel.BaselineFigure;

/** The measure of success. */
@Path("/api/v1/adoption")
@Tag(name = "people", description = "Researchers, and how far they have come along.")
@Produces(MediaType.APPLICATION_JSON)
public class AdoptionResource {
    private final Adoption adoption;
    private final Baseline baseline;

    AdoptionResource(Adoption adoption, Baseline baseline) {
        this.adoption = adoption;
        this.baseline = baseline;
    }

    /**
     * Day by day, and unit by unit.
     *
     * @param baseline null: never counted
     */
    @Schema(
            description =
                    "Day by day for what was asked for, every unit as it was counted last, and how many records of our copy"
                            + " name us.")
    record Figures(
            List<Adoption.Day> days,
            List<Adoption.Unit> units,
            @Nullable BaselineFigure baseline) {}

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "adoption",
            summary = "How many people are known, invited, connected and served, day by day",
            description =
                    "Days are UTC; today's figure is at most an hour old. A unit without a name is that of people whose unit"
                            + " is not known. baseline is there once \"caravan stats --baseline\" has counted it. Needs"
                            + " the role viewer.")
    public Figures adoption(
            @Parameter(description = "The first day: 2026-11-21.") @QueryParam("since") @Nullable String since,
            @Parameter(description = "Only this unit; without it, all together.") @QueryParam("unit") @Nullable
                    String unit) {
        return new Figures(
                adoption.days(day(since), unit(unit)),
                adoption.units(),
                baseline.newest().orElse(null));
    }

    @GET
    @Path("csv")
    @Needs(Role.VIEWER)
    @Produces("text/csv")
    @Operation(
            operationId = "adoptionCsv",
            summary = "The same as CSV, every unit on every day",
            description =
                    "A field that a spreadsheet would take for a formula has an apostrophe before it. Needs the role"
                            + " viewer.")
    public Response csv(@QueryParam("since") @Nullable String since, @QueryParam("unit") @Nullable String unit) {
        StringWriter out = new StringWriter();
        adoption.write(day(since), unit(unit), out);
        return Response.ok(out.toString(), "text/csv; charset=utf-8; header=present")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"adoption.csv\"")
                .build();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Misused("since is a day: write it as 2026-11-21.");
        }
    }

    private static @Nullable String unit(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
