package org.orcidcaravan.console;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.SessionCookie;
import org.orcidcaravan.access.Sessions;
import org.orcidcaravan.access.openid.OpenIdRefused;
import org.orcidcaravan.access.openid.OpenIdTrouble;
import org.orcidcaravan.access.openid.OperatorEntrance;
import org.orcidcaravan.access.openid.Provider;
import org.orcidcaravan.access.openid.RelyingParty;
import org.orcidcaravan.access.openid.RoundCookie;

/**
 * In: by the institution's OpenID provider. The way there is a page of ours that leads on, because browsers let no form of
 * ours end at another site; and so is the way back, because they keep the session's cookie from what another site began.
 */
@Open
@Path(OperatorEntrance.PATH)
@Produces(MediaType.TEXT_HTML)
public class ProviderSignInPage {
    private static final System.Logger LOG = System.getLogger(ProviderSignInPage.class.getName());
    private static final String SILENT =
            "Your institution's sign-in does not answer at the moment. Try again in some minutes; the service's log says more.";
    private static final String NOT_YOU =
            "Your institution knows you, but you may not sign in here. Ask those who run this service; its audit says why.";

    private final OperatorEntrance entrance;
    private final RoundCookie round;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final SignInForm form;

    ProviderSignInPage(
            OperatorEntrance entrance, RoundCookie round, Sessions sessions, SessionCookie cookie, SignInForm form) {
        this.entrance = entrance;
        this.round = round;
        this.sessions = sessions;
        this.cookie = cookie;
        this.form = form;
    }

    /** Who signs in anew is signed out first: the session before must not outlive them (ASVS 5.0, 7.2.4). */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response leave(@FormParam("to") @Nullable String to, @Context HttpHeaders headers) {
        Place place = Place.named(to);
        Provider provider = entrance.provider().orElseThrow(NotFoundException::new);
        cookie(headers, cookie.name()).flatMap(sessions::find).ifPresent(sessions::end);
        try {
            RelyingParty.Begun begun = entrance.begin(provider, place.text());
            return Response.ok(form.onward(begun.onward()))
                    .header(HttpHeaders.SET_COOKIE, round.holding(provider, begun))
                    .build();
        } catch (OpenIdTrouble e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            return form.answer(503, place, SILENT);
        }
    }

    /** The provider leads back; without its query it is somebody who is lost. */
    @GET
    public Response come(@BeanParam ReturnedQuery query, @Context HttpHeaders headers) {
        Optional<Provider> provider = entrance.provider();
        if (provider.isEmpty() || query.isNone()) {
            return Response.seeOther(URI.create("/sign-in")).build();
        }
        Response answer;
        try {
            answer = entered(entrance.finish(
                    provider.get(),
                    query.returned(),
                    cookie(headers, round.name(provider.get())).orElse(null)));
        } catch (OpenIdRefused e) {
            LOG.log(System.Logger.Level.WARNING, "A sign-in was refused: " + e.getMessage());
            answer = form.answer(400, Place.OVERVIEW, "You are not signed in. " + e.getMessage());
        } catch (OpenIdTrouble e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            answer = form.answer(503, Place.OVERVIEW, SILENT);
        }
        return Response.fromResponse(answer)
                .header(HttpHeaders.SET_COOKIE, round.gone(provider.get()))
                .build();
    }

    private Response entered(OperatorEntrance.Entered entered) {
        Place place = Place.named(entered.target());
        return entered.token()
                .map(token -> Response.ok(form.onward(URI.create(place.path())))
                        .header(HttpHeaders.SET_COOKIE, cookie.holding(token))
                        .build())
                .orElseGet(() -> form.answer(403, place, NOT_YOU));
    }

    private static Optional<String> cookie(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getCookies().get(name)).map(Cookie::getValue);
    }
}
