package org.orcidcaravan.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.access.settings.EffectiveSettings;

/** The settings in effect. */
@Path("/api/v1/settings")
@Tag(name = "settings", description = "The settings in effect.")
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {
    /** All of them. */
    @Schema(description = "All settings, sorted by key; secrets are masked.")
    record All(List<EffectiveSettings.Setting> items) {}

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "settings",
            summary = "The settings in effect",
            description =
                    "Each with where it comes from; passwords, tokens and keys are masked. Needs the role viewer.")
    public All all() {
        return new All(EffectiveSettings.all());
    }
}
