package org.orcidcaravan.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where works come from: all sources, and each of them. */
@Path("/sources")
public class SourcesPage {
    private final Template all;
    private final Template one;

    SourcesPage(@Location("console/sources") Template all, @Location("console/source") Template one) {
        this.all = all;
        this.one = one;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance all() {
        return all.instance();
    }

    /** What is there of it the page asks the API for; a source that never told anything is said to be none. */
    @GET
    @Path("{name: [A-Za-z0-9][A-Za-z0-9._-]*}")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance one(@PathParam("name") String name) {
        return one.data("name", name);
    }
}
