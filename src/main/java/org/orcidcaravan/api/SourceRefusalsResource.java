package org.orcidcaravan.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.source.record.Refusal;
import org.orcidcaravan.source.record.SourceViewStore;

/** What a run could not take, and why. */
@Path("/api/v1/sources/{name}/runs/{run: \\d+}/refusals")
@Tag(name = "sources")
@Produces(MediaType.APPLICATION_JSON)
public class SourceRefusalsResource {
    private static final int AT_ONCE = 500;

    private final SourceViewStore view;

    SourceRefusalsResource(SourceViewStore view) {
        this.view = view;
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "refusals",
            summary = "What a run could not take, and why",
            description = "By line or place; of very many the first 10,000 are kept. Needs the role viewer.")
    public Slice<SourceEntry.Refused> list(
            @PathParam("name") String name,
            @PathParam("run") long run,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("after") @Nullable String after) {
        int most = Slice.limit(limit);
        List<Refusal> found = view.refusals(name, run, after == null ? -1 : Cursor.number(after), most + 1);
        Slice<Refusal> slice = Slice.of(found, most, refusal -> Long.toString(refusal.place()));
        return new Slice<>(
                slice.items().stream()
                        .map(one -> new SourceEntry.Refused(one.place(), one.sourceId(), one.reason()))
                        .toList(),
                slice.next());
    }

    @GET
    @Path("csv")
    @Produces("text/csv")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "refusalsFile",
            summary = "The same as a file",
            description = "CSV with the columns place, source_id and reason. Needs the role viewer.")
    public Response file(@PathParam("name") String name, @PathParam("run") long run) {
        StreamingOutput all = out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            write(name, run, writer);
            writer.flush();
        };
        return Response.ok(all)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"refused-" + run + ".csv\"")
                .build();
    }

    private void write(String name, long run, Writer writer) throws IOException {
        writer.write("place,source_id,reason\r\n");
        long after = -1;
        List<Refusal> some;
        do {
            some = view.refusals(name, run, after, AT_ONCE);
            for (Refusal one : some) {
                writer.write(one.place() + "," + field(Objects.toString(one.sourceId(), "")) + "," + field(one.reason())
                        + "\r\n");
                after = one.place();
            }
        } while (some.size() == AT_ONCE);
    }

    /** Quoted, and kept from being a formula (OWASP ASVS 5.0, 1.2.10): what a source wrote stands in it. */
    private static String field(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
