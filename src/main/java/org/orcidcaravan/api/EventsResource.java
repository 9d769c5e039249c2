package org.orcidcaravan.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.event.EventFigures;

/** How the sinks of events stand. */
@Path("/api/v1/events")
@Tag(name = "sync")
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {
    private final EventFigures figures;

    EventsResource(EventFigures figures) {
        this.figures = figures;
    }

    /**
     * A sink.
     *
     * @param waiting events that it still has to get, counted up to 100,000
     * @param oldestSeconds how long the one has waited that has waited longest; 0 when none waits
     * @param refused events that it refused, and that were set aside
     * @param problem what went wrong last; null when the last delivery went well
     */
    @Schema(description = "Who hears of changes, and what it has not heard of yet.")
    record Sink(
            String sink,
            long waiting,
            double oldestSeconds,
            long refused,
            @Nullable String problem) {}

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "eventSinks",
            summary = "The sinks of events, and what waits for each",
            description = "As counted last by this instance. Needs the role viewer.")
    public List<Sink> sinks() {
        return figures.sinks().stream().map(this::sink).toList();
    }

    private Sink sink(String name) {
        EventFigures.Figures now = figures.of(name);
        return new Sink(name, now.waiting(), now.oldestSeconds(), now.refused(), now.problem());
    }
}
