package org.orcidcaravan.portal;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.keep.Erasure;
import org.orcidcaravan.consent.keep.PersonalDataStore;

/** What is stored about a researcher: to take away, and to be deleted. */
@Personal
@Path("/orcid/data")
@Produces(MediaType.TEXT_HTML)
public class DataPage {
    private final Template page;
    private final Frame frame;
    private final Visitor visitor;
    private final PersonalDataStore data;
    private final Erasure erasure;
    private final PortalCookie cookie;

    DataPage(
            @Location("portal/data") Template page,
            Frame frame,
            Visitor visitor,
            PersonalDataStore data,
            Erasure erasure,
            PortalCookie cookie) {
        this.page = page;
        this.frame = frame;
        this.visitor = visitor;
        this.data = data;
        this.erasure = erasure;
        this.cookie = cookie;
    }

    @GET
    public TemplateInstance show() {
        return show(false);
    }

    private TemplateInstance show(boolean unsure) {
        Optional<Erasure.Obstacle> obstacle = erasure.obstacle(visitor.person().id());
        return frame.of(page)
                .data("unsure", unsure)
                .data(
                        "connected",
                        obstacle.filter(Erasure.Obstacle.CONNECTED::equals).isPresent())
                .data(
                        "leaving",
                        obstacle.filter(Erasure.Obstacle.LEAVING::equals).isPresent());
    }

    @GET
    @Path("export")
    @Produces(MediaType.APPLICATION_JSON)
    public Response export() {
        long person = visitor.person().id();
        StreamingOutput body = out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            data.write(person, writer);
            writer.flush();
        };
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"orcid-data.json\"")
                .build();
    }

    @POST
    @Path("erase")
    public Response erase(@FormParam("sure") @Nullable String sure) {
        long person = visitor.person().id();
        boolean unsure = !"yes".equals(sure);
        if (unsure || erasure.erase(person, "person:" + person).isPresent()) {
            return Response.status(409).entity(show(unsure)).build();
        }
        return Response.seeOther(URI.create("/orcid/erased"))
                .header(HttpHeaders.SET_COOKIE, cookie.gone())
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }
}
