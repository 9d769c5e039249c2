package org.orcidcaravan.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Mails that ask researchers to connect. */
@Path("/campaigns")
public class CampaignsPage {
    private final Template page;

    CampaignsPage(@Location("console/campaigns") Template page) {
        this.page = page;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return page.instance();
    }
}
