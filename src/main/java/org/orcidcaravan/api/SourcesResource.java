package org.orcidcaravan.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.routing.SourceOrders;
import org.orcidcaravan.routing.handover.HeldRuns;
import org.orcidcaravan.routing.handover.Rechecks;
import org.orcidcaravan.source.Policies;
import org.orcidcaravan.source.record.Run;
import org.orcidcaravan.source.record.Runs;
import org.orcidcaravan.source.record.SourceViewStore;
import org.orcidcaravan.source.record.SourceViewStore.Which;

/** Where works come from, and what became of what came. */
@Path("/api/v1/sources")
@Tag(name = "sources", description = "Where works come from.")
@Produces(MediaType.APPLICATION_JSON)
public class SourcesResource {
    private final SourceViewStore view;
    private final Runs runs;
    private final HeldRuns held;
    private final Rechecks rechecks;
    private final Policies policies;
    private final SourceOrders orders;
    private final Caller caller;

    SourcesResource(
            SourceViewStore view,
            Runs runs,
            HeldRuns held,
            Rechecks rechecks,
            Policies policies,
            SourceOrders orders,
            Caller caller) {
        this.view = view;
        this.runs = runs;
        this.held = held;
        this.rechecks = rechecks;
        this.policies = policies;
        this.orders = orders;
        this.caller = caller;
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "sources",
            summary = "The sources that ever told something or can be asked, with their last runs",
            description = "By name. Needs the role viewer.")
    public Slice<SourceEntry> list(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") @Nullable String after) {
        return Slice.ofAll(all(), after, limit, SourceEntry::name);
    }

    private List<SourceEntry> all() {
        Map<String, Run> last = new HashMap<>();
        runs.lastOfEach().forEach(run -> last.put(run.source(), run));
        Map<String, SourceEntry> all = new HashMap<>();
        orders.names().forEach(name -> all.put(name, SourceEntry.silent(name)));
        view.standings()
                .forEach(standing -> all.put(standing.source(), SourceEntry.of(standing, last.get(standing.source()))));
        return all.values().stream()
                .sorted(Comparator.comparing(SourceEntry::name))
                .toList();
    }

    @GET
    @Path("{name}")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "source",
            summary = "One source, and what is set for it",
            description = "Needs the role viewer.")
    public SourceEntry.Story one(@PathParam("name") String name) {
        return all().stream()
                .filter(source -> source.name().equals(name))
                .map(source -> new SourceEntry.Story(
                        source,
                        SourceEntry.Decided.of(policies.of(name)),
                        orders.plan(name).map(SourceEntry.Asking::of).orElse(null)))
                .findFirst()
                .orElseThrow(
                        () -> Impossible.missing("No source " + name + " ever told anything, and none can be asked."));
    }

    @GET
    @Path("{name}/runs")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "sourceRuns",
            summary = "Its runs",
            description = "The newest first. Needs the role viewer.")
    public Slice<SourceEntry.RunEntry> runs(
            @PathParam("name") String name,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("after") @Nullable String after) {
        int most = Slice.limit(limit);
        long before = after == null ? Long.MAX_VALUE : Cursor.number(after);
        List<SourceEntry.RunEntry> found = runs.newest(name, before, most + 1).stream()
                .map(SourceEntry.RunEntry::of)
                .toList();
        return Slice.of(found, most, run -> Long.toString(run.id()));
    }

    @GET
    @Path("{name}/records")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "sourceRecords",
            summary = "Its records, and why they are not sent",
            description = "In the order in which they came first. Needs the role viewer.")
    public Slice<SourceViewStore.Listed> records(
            @PathParam("name") String name,
            @Parameter(description = "all, kept-back, nobodys or vanished.") @QueryParam("which") @DefaultValue("all")
                    String which,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("after") @Nullable String after) {
        int most = Slice.limit(limit);
        List<SourceViewStore.Listed> found =
                view.records(name, which(which), after == null ? 0 : Cursor.number(after), most + 1);
        return Slice.of(found, most, record -> Long.toString(record.id()));
    }

    @POST
    @Path("{name}/runs/{run: \\d+}/confirm")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "confirmRun",
            summary = "It is right that so much is gone: it vanishes",
            description = "Of the last run of a source, when it is held. Needs the role operator.")
    public SourceEntry.Story confirm(@PathParam("name") String name, @PathParam("run") long run) {
        return answered(name, held.confirm(name, run, caller.actor()));
    }

    @POST
    @Path("{name}/runs/{run: \\d+}/dismiss")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "dismissRun",
            summary = "The source was not whole: nothing vanishes",
            description = "Of the last run of a source, when it is held. Needs the role operator.")
    public SourceEntry.Story dismiss(@PathParam("name") String name, @PathParam("run") long run) {
        return answered(name, held.dismiss(name, run, caller.actor()));
    }

    @POST
    @Path("{name}/ask")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "askSource",
            summary = "Asks it now",
            description =
                    "What is new since the last run, beside whatever else is done: its runs show what comes. 409 says why"
                            + " it could not begin. Needs the role operator.")
    public SourceEntry.Story ask(@PathParam("name") String name) {
        if (!orders.names().contains(name)) {
            throw Impossible.missing("The source " + name + " cannot be asked: it has no address in the settings.");
        }
        orders.ask(name, caller.actor()).ifPresent(why -> {
            throw Impossible.now(why);
        });
        return one(name);
    }

    @POST
    @Path("{name}/recheck")
    @Needs(Role.OPERATOR)
    @Operation(
            operationId = "recheckSource",
            summary = "Decides anew of all of its records",
            description = "By the rules and the people of now; the source is not asked. Needs the role operator.")
    public SourceEntry.Asked recheck(@PathParam("name") String name) {
        return new SourceEntry.Asked(rechecks.all(name));
    }

    private SourceEntry.Story answered(String name, boolean done) {
        if (!done) {
            throw Impossible.now("The run is not held, or another came after it: nothing is changed.");
        }
        return one(name);
    }

    private static Which which(String text) {
        for (Which which : Which.values()) {
            if (which.text().equals(text)) {
                return which;
            }
        }
        throw new Misused("which is one of all, kept-back, nobodys, vanished.");
    }
}
