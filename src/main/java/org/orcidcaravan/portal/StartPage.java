package org.orcidcaravan.portal;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.connect.Journey;
import org.orcidcaravan.consent.connect.Journeys;
import org.orcidcaravan.consent.connect.Linkage;
import org.orcidcaravan.consent.connect.LinkageStore;

/** Where researchers begin: what connecting gives, or what is connected. ORCID's page leads back here. */
@Path("/orcid")
@Produces(MediaType.TEXT_HTML)
public class StartPage {
    private static final int BAD_REQUEST = 400;

    private final Template page;
    private final Template strange;
    private final Frame frame;
    private final Visitor visitor;
    private final Journeys journeys;
    private final LinkageStore linkages;
    private final PortalSettings settings;

    StartPage(
            @Location("portal/start") Template page,
            @Location("portal/strange") Template strange,
            Frame frame,
            Visitor visitor,
            Journeys journeys,
            LinkageStore linkages,
            PortalSettings settings) {
        this.page = page;
        this.strange = strange;
        this.frame = frame;
        this.visitor = visitor;
        this.journeys = journeys;
        this.linkages = linkages;
        this.settings = settings;
    }

    @GET
    public Response show(
            @QueryParam("code") @Nullable String code,
            @QueryParam("error") @Nullable String error,
            @QueryParam("state") @Nullable String state,
            @QueryParam("iss") @Nullable String issuer) {
        Journeys.Return back = new Journeys.Return(code, error, state, issuer);
        if (!back.any()) {
            return Response.ok(shown()).build();
        }
        boolean ours = visitor.known()
                ? journeys.end(new Journeys.Traveller(visitor.session(), visitor.person(), frame.returnAddress()), back)
                : journeys.unknown();
        // Without the code in its address, so that it stays in no history and is sent nowhere twice.
        return ours
                ? Response.seeOther(URI.create("/orcid")).build()
                : Response.status(BAD_REQUEST).entity(frame.of(strange)).build();
    }

    private TemplateInstance shown() {
        TemplateInstance start =
                frame.of(page).data("provider", settings.provider()).data("ready", journeys.possible());
        if (!visitor.known()) {
            return start.data("news", "").data("other", "").data("orcid", "").data("linkage", Linkage.NONE);
        }
        Person person = visitor.person();
        Journey journey = journeys.latest(visitor.session()).orElse(null);
        return start.data("news", news(journey))
                .data("other", journey == null || journey.orcid() == null ? "" : frame.address(journey.orcid()))
                .data("orcid", person.orcid() == null ? "" : frame.address(person.orcid()))
                .data("linkage", linkages.of(person.id()));
    }

    /** One word for what became of the newest journey; empty when nothing did. */
    private static String news(@Nullable Journey journey) {
        if (journey == null) {
            return "";
        }
        return journey.outcome() == null ? "waiting" : journey.outcome().text();
    }
}
