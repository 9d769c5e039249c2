package org.orcidcaravan.portal;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The last that somebody sees who asked to be forgotten. */
@Path("/orcid/erased")
@Produces(MediaType.TEXT_HTML)
public class ErasedPage {
    private final Template page;
    private final Frame frame;

    ErasedPage(@Location("portal/erased") Template page, Frame frame) {
        this.page = page;
        this.frame = frame;
    }

    @GET
    public TemplateInstance show() {
        return frame.of(page);
    }
}
