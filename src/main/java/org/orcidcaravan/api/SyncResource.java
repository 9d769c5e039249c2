package org.orcidcaravan.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.pass.FailedEntry;
import org.orcidcaravan.sync.pass.FolderEntry;
import org.orcidcaravan.sync.pass.PassEntry;
import org.orcidcaravan.sync.pass.SyncStandingStore;
import org.orcidcaravan.sync.pass.SyncStandingStore.FailedPlace;

/** The copies of ORCID's public data: how they stand, and what happened to them. */
@Path("/api/v1/sync")
@Tag(name = "sync", description = "The copies of ORCID's public data.")
@Produces(MediaType.APPLICATION_JSON)
public class SyncResource {
    private static final String BAR = "|";

    private final SyncStates states;
    private final SyncStandingStore store;

    SyncResource(SyncStates states, SyncStandingStore store) {
        this.states = states;
        this.store = store;
    }

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "sync",
            summary = "How the copies stand",
            description =
                    "Each data class of each mirror: objects, age, scan, watermark, what is outstanding; and the pass"
                            + " under way. What is not known is null. Needs the role viewer.")
    public SyncState sync() {
        return states.now();
    }

    @GET
    @Path("passes")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "passes",
            summary = "The history of passes, the newest first",
            description = "Start, end, counts and problems of each. Needs the role viewer.")
    public Slice<PassEntry> passes(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") @Nullable String after) {
        int most = Slice.limit(limit);
        long before = after == null ? Long.MAX_VALUE : number(Slice.place(after));
        return Slice.of(store.passes(before, most + 1), most, pass -> String.valueOf(pass.id()));
    }

    @GET
    @Path("failures")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "syncFailures",
            summary = "Objects that could not be fetched",
            description = "Each with its error and its next attempt, by mirror and key. Needs the role viewer.")
    public Slice<FailedEntry> failures(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") @Nullable String after) {
        int most = Slice.limit(limit);
        return Slice.of(
                store.failed(failedPlace(after), most + 1),
                most,
                failed -> String.join(BAR, String.valueOf(failed.mirror()), failed.dataClass(), failed.key()));
    }

    @GET
    @Path("{mirror}/{dataClass}/folders")
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "syncFolders",
            summary = "How far the newest full pass is in each of the 1,100 checksum folders",
            description = "In S3's order. Needs the role viewer.")
    public List<FolderEntry> folders(@PathParam("mirror") int mirror, @PathParam("dataClass") String dataClass) {
        DataClass known = Stream.of(DataClass.values())
                .filter(each -> each.folder().equals(dataClass))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return store.folders(mirror, known);
    }

    /** Where a list by mirror and key goes on. */
    static FailedPlace failedPlace(@Nullable String after) {
        if (after == null) {
            return FailedPlace.START;
        }
        String[] parts = Slice.place(after).split("\\|", 3);
        if (parts.length != 3) {
            throw new Misused("after is what an earlier answer called next.");
        }
        return new FailedPlace((int) number(parts[0]), parts[1], parts[2]);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Misused("after is what an earlier answer called next.");
        }
    }
}
