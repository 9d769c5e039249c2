package org.orcidcaravan.portal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Out: the session ends here, whatever the browser keeps. */
@Path("/orcid/sign-out")
public class PortalSignOutPage {
    private final PortalSessions sessions;
    private final PortalCookie cookie;
    private final Visitor visitor;

    PortalSignOutPage(PortalSessions sessions, PortalCookie cookie, Visitor visitor) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.visitor = visitor;
    }

    @POST
    public Response leave() {
        if (visitor.known()) {
            sessions.end(visitor.session());
        }
        return Response.seeOther(URI.create("/orcid"))
                .header(HttpHeaders.SET_COOKIE, cookie.gone())
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }
}
