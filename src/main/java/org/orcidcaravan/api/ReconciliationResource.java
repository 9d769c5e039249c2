package org.orcidcaravan.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.measure.reconcile.Found;
import org.orcidcaravan.measure.reconcile.Reconciliation;
import org.orcidcaravan.measure.reconcile.Round;
import org.orcidcaravan.measure.reconcile.Rounds;

/** What ORCID shows for our client, against what we believe. */
@Path("/api/v1/reconciliation")
@Tag(name = "people", description = "Researchers, and how far they have come along.")
@Produces(MediaType.APPLICATION_JSON)
public class ReconciliationResource {
    private static final int ROUNDS = 20;
    private static final int MOST = 500;

    private final Rounds rounds;
    private final Reconciliation reconciliation;

    ReconciliationResource(Rounds rounds, Reconciliation reconciliation) {
        this.rounds = rounds;
        this.reconciliation = reconciliation;
    }

    /**
     * How it stands.
     *
     * @param asking how many parts of records ORCID is still to be asked about
     */
    @Schema(
            description =
                    "The newest rounds, the newest findings, and how many parts of records ORCID is still asked about.")
    record Standing(int asking, List<Round> rounds, List<Found> findings) {}

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "reconciliation",
            summary = "What ORCID shows for our client against what we believe",
            description =
                    "The newest rounds with how many findings of each kind they made, and the newest findings. Needs"
                            + " the role viewer.")
    public Standing standing(
            @Parameter(description = "How many findings at most; 100 when it is not given, 500 at most.")
                    @QueryParam("limit")
                    @DefaultValue("100")
                    int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Misused("limit is a number from 1 to " + MOST + ".");
        }
        return new Standing(reconciliation.asking(), rounds.newest(ROUNDS), rounds.findings(limit));
    }
}
