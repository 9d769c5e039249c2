package org.orcidcaravan.portal;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.orcidcaravan.consent.invite.OptOut;

/** Where the link at the end of every mail leads: no mails any more, without signing in. Looking changes nothing. */
@Path("/orcid/mail/{token}")
@Produces(MediaType.TEXT_HTML)
@LinkSuffices
public class OptOutPage {
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    private final Template page;
    private final Frame frame;
    private final OptOut optOut;
    private final Guesses guesses;

    OptOutPage(@Location("portal/opt-out") Template page, Frame frame, OptOut optOut, Guesses guesses) {
        this.page = page;
        this.frame = frame;
        this.optOut = optOut;
        this.guesses = guesses;
    }

    @GET
    public Response show(@PathParam("token") String token, @Context HttpServerRequest exchange) {
        return answer(token, exchange, false);
    }

    @POST
    public Response leave(@PathParam("token") String token, @Context HttpServerRequest exchange) {
        return answer(token, exchange, true);
    }

    private Response answer(String token, HttpServerRequest exchange, boolean act) {
        String address = exchange.remoteAddress().hostAddress();
        if (guesses.tooMany(address)) {
            return Response.status(TOO_MANY).entity(page("", "", false, false)).build();
        }
        Optional<OptOut.Asker> asker = act ? optOut.out(token) : optOut.look(token);
        if (asker.isEmpty()) {
            guesses.wrong(address);
            return Response.status(NOT_FOUND).entity(page("", "", false, false)).build();
        }
        return Response.ok(page(token, asker.get().hint(), true, asker.get().out()))
                .build();
    }

    private TemplateInstance page(String token, String hint, boolean good, boolean out) {
        return frame.of(page)
                .data("token", token)
                .data("hint", hint)
                .data("good", good)
                .data("out", out);
    }
}
