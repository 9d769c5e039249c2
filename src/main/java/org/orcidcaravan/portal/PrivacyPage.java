package org.orcidcaravan.portal;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.orcidcaravan.consent.connect.ConsentSettings;

/** What is stored of whom, why, for how long, and whom to ask. */
@Path("/orcid/privacy")
@Produces(MediaType.TEXT_HTML)
public class PrivacyPage {
    private final Template page;
    private final Frame frame;
    private final ConsentSettings consent;

    PrivacyPage(@Location("portal/privacy") Template page, Frame frame, ConsentSettings consent) {
        this.page = page;
        this.frame = frame;
        this.consent = consent;
    }

    @GET
    public TemplateInstance show() {
        return frame.of(page).data("version", consent.textVersion());
    }
}
