package org.orcidcaravan.portal;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.connect.LinkageStore;
import org.orcidcaravan.consent.leave.Leavings;

/** The end of a connection: what was sent stays, or is removed. */
@Personal
@Path("/orcid/leave")
@Produces(MediaType.TEXT_HTML)
public class LeavePage {
    private final Template page;
    private final Frame frame;
    private final Visitor visitor;
    private final LinkageStore linkages;
    private final Leavings leavings;

    LeavePage(
            @Location("portal/leave") Template page,
            Frame frame,
            Visitor visitor,
            LinkageStore linkages,
            Leavings leavings) {
        this.page = page;
        this.frame = frame;
        this.visitor = visitor;
        this.linkages = linkages;
        this.leavings = leavings;
    }

    @GET
    public TemplateInstance ask() {
        return frame.of(page).data("linkage", linkages.of(visitor.person().id()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response leave(@FormParam("items") @Nullable String items) {
        leavings.leave(visitor.person().id(), "remove".equals(items) ? Leavings.Items.REMOVE : Leavings.Items.KEEP);
        return Response.seeOther(URI.create("/orcid")).build();
    }
}
