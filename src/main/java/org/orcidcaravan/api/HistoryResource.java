package org.orcidcaravan.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.measure.Histories;
import org.orcidcaravan.measure.History;

/** Figures over time. */
@Path("/api/v1/history")
@Tag(name = "status", description = "How the service stands.")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
    private static final int MOST_HOURS = 90 * 24;

    private final Histories histories;

    HistoryResource(Histories histories) {
        this.histories = histories;
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(operationId = "history", summary = "Figures over time, for plots", description = """
                    One point a minute for two days, one an hour for 90 days; at most 500 points come back, each the mean of \
                    what it stands for. Minutes without a figure are left out. Needs the role viewer.""")
    public History history(
            @Parameter(
                            description =
                                    "throughput (tasks sent a minute, and requests), latency (median and 95th percentile of"
                                            + " ORCID's answers, in milliseconds), failures (a minute, by verdict), sync"
                                            + " (objects a minute), or queue (tasks by state).")
                    @QueryParam("series")
                    @Nullable
                    String series,
            @Parameter(description = "How far back, 1 to 2160.") @QueryParam("hours") @DefaultValue("24") int hours) {
        if (hours < 1 || hours > MOST_HOURS) {
            throw new Misused("hours is from 1 to " + MOST_HOURS + ".");
        }
        return Histories.Kind.named(series == null ? "" : series)
                .map(kind -> histories.of(kind, hours))
                .orElseThrow(() -> new Misused("series is one of " + Histories.Kind.names() + "."));
    }
}
