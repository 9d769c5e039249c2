package org.orcidcaravan.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Passwords;
import org.orcidcaravan.access.SessionCookie;
import org.orcidcaravan.access.Sessions;
import org.orcidcaravan.access.SignIn;

/** In: by a form that needs no script. */
@Open
@Path("/sign-in")
@Produces(MediaType.TEXT_HTML)
public class SignInPage {
    private static final String REFUSED =
            "Login or password is not right. After several failures nobody is let in for a while: wait some minutes before you try again.";

    private final SignInForm form;
    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookie cookie;

    SignInPage(SignInForm form, SignIn signIn, Sessions sessions, SessionCookie cookie) {
        this.form = form;
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @GET
    public TemplateInstance form(@QueryParam("to") @Nullable String to) {
        return form.shown(Place.named(to), "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(
            @FormParam("login") @Nullable String login,
            @FormParam("password") @Nullable String password,
            @FormParam("to") @Nullable String to,
            @Context HttpHeaders headers) {
        Place place = Place.named(to);
        Optional<String> token;
        try {
            token = signIn.withPassword(
                    Objects.requireNonNullElse(login, ""), Objects.requireNonNullElse(password, ""));
        } catch (Passwords.TooMany e) {
            return form.answer(503, place, String.valueOf(e.getMessage()));
        }
        if (token.isEmpty()) {
            return form.answer(401, place, REFUSED);
        }
        Optional.ofNullable(headers.getCookies().get(cookie.name()))
                .map(Cookie::getValue)
                .flatMap(sessions::find)
                .ifPresent(sessions::end);
        return Response.seeOther(URI.create(place.path()))
                .header(HttpHeaders.SET_COOKIE, cookie.holding(token.get()))
                .build();
    }
}
