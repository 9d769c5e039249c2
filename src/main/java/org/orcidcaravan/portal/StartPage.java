package org.orcidcaravan.portal;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where researchers begin: what connecting gives, or what is connected. */
@Path("/orcid")
@Produces(MediaType.TEXT_HTML)
public class StartPage {
    private final Template page;
    private final Frame frame;
    private final PortalSettings settings;

    StartPage(@Location("portal/start") Template page, Frame frame, PortalSettings settings) {
        this.page = page;
        this.frame = frame;
        this.settings = settings;
    }

    @GET
    public TemplateInstance show() {
        return frame.of(page).data("provider", settings.provider());
    }
}
