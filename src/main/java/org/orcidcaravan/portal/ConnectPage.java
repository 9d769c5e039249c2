package org.orcidcaravan.portal;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.orcidcaravan.consent.connect.Client;
import org.orcidcaravan.consent.connect.Journeys;

/** The way to ORCID's page. */
@Personal
@Path("/orcid/connect")
public class ConnectPage {
    private static final int NOT_READY = 503;

    private final Visitor visitor;
    private final Frame frame;
    private final Journeys journeys;
    private final Client client;

    ConnectPage(Visitor visitor, Frame frame, Journeys journeys, Client client) {
        this.visitor = visitor;
        this.frame = frame;
        this.journeys = journeys;
        this.client = client;
    }

    @POST
    public Response go() {
        if (!client.known()) {
            return Response.status(NOT_READY)
                    .entity("Connecting is not set up: the operator has to set caravan.orcid.client-id and its secret.")
                    .type("text/plain;charset=utf-8")
                    .build();
        }
        Journeys.Traveller who = new Journeys.Traveller(visitor.session(), visitor.person(), frame.returnAddress());
        return Response.seeOther(journeys.begin(who, visitor.locale().getLanguage()))
                .build();
    }
}
