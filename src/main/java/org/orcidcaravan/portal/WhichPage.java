package org.orcidcaravan.portal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.connect.Grants;

/** Which of two iDs is theirs: the linked one, or the one that came back from ORCID. */
@Personal
@Path("/orcid/which")
public class WhichPage {
    private final Visitor visitor;
    private final Grants grants;

    WhichPage(Visitor visitor, Grants grants) {
        this.visitor = visitor;
        this.grants = grants;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(@FormParam("mine") @Nullable String mine) {
        grants.decide(visitor.session(), visitor.person().id(), "other".equals(mine));
        return Response.seeOther(URI.create("/orcid")).build();
    }
}
