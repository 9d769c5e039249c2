package org.orcidcaravan.portal;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.orcidcaravan.consent.link.PersonalLinks;

/** Where a personal link leads: a page with a button, because mail scanners follow links and press no buttons. */
@Path("/orcid/invitation/{token}")
@Produces(MediaType.TEXT_HTML)
public class InvitationPage {
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    private final Template page;
    private final Frame frame;
    private final PersonalLinks links;
    private final PortalSessions sessions;
    private final PortalCookie cookie;
    private final Guesses guesses;

    InvitationPage(
            @Location("portal/invitation") Template page,
            Frame frame,
            PersonalLinks links,
            PortalSessions sessions,
            PortalCookie cookie,
            Guesses guesses) {
        this.page = page;
        this.frame = frame;
        this.links = links;
        this.sessions = sessions;
        this.cookie = cookie;
        this.guesses = guesses;
    }

    @GET
    public Response show(@PathParam("token") String token, @Context HttpServerRequest exchange) {
        String address = exchange.remoteAddress().hostAddress();
        if (guesses.tooMany(address)) {
            return useless(TOO_MANY);
        }
        if (links.look(token).isEmpty()) {
            guesses.wrong(address);
            return useless(NOT_FOUND);
        }
        return Response.ok(frame.of(page).data("token", token).data("good", true))
                .build();
    }

    @POST
    public Response enter(
            @PathParam("token") String token, @Context HttpServerRequest exchange, @Context HttpHeaders headers) {
        String address = exchange.remoteAddress().hostAddress();
        if (guesses.tooMany(address)) {
            return useless(TOO_MANY);
        }
        Optional<Long> person = links.consume(token);
        if (person.isEmpty()) {
            guesses.wrong(address);
            return useless(NOT_FOUND);
        }
        cookie.in(headers).flatMap(sessions::find).ifPresent(known -> sessions.end(known.session()));
        return Response.seeOther(URI.create("/orcid"))
                .header(HttpHeaders.SET_COOKIE, cookie.holding(sessions.open(person.get(), How.LINK)))
                .build();
    }

    /** The same for links that were never made, that were used, and that are too old. */
    private Response useless(int status) {
        return Response.status(status)
                .entity(frame.of(page).data("token", "").data("good", false))
                .build();
    }
}
