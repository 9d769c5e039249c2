package org.orcidcaravan.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.orcidcaravan.access.Operator;
import org.orcidcaravan.access.Operators;
import org.orcidcaravan.access.SessionCookie;
import org.orcidcaravan.access.Sessions;
import org.orcidcaravan.access.SignedIn;
import org.orcidcaravan.access.openid.OpenIdTrouble;
import org.orcidcaravan.access.openid.OperatorEntrance;

/** Out: the session ends here, whatever the browser keeps; and at the OpenID provider, when the settings want it. */
@Open
@Path("/sign-out")
public class SignOutPage {
    private static final System.Logger LOG = System.getLogger(SignOutPage.class.getName());

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Operators operators;
    private final OperatorEntrance entrance;
    private final Template onward;

    SignOutPage(
            Sessions sessions,
            SessionCookie cookie,
            Operators operators,
            OperatorEntrance entrance,
            @Location("console/onward") Template onward) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.operators = operators;
        this.entrance = entrance;
        this.onward = onward;
    }

    @POST
    public Response leave(@Context HttpHeaders headers) {
        Optional<SignedIn> who = Optional.ofNullable(headers.getCookies().get(cookie.name()))
                .map(Cookie::getValue)
                .flatMap(sessions::find);
        who.ifPresent(sessions::end);
        return who.flatMap(this::there)
                .map(end -> Response.ok(onward.data("target", end.toString()).render())
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8")))
                .orElseGet(() -> Response.seeOther(URI.create("/sign-in")))
                .header(HttpHeaders.SET_COOKIE, cookie.gone())
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }

    private Optional<URI> there(SignedIn who) {
        if (operators.find(who.login()).filter(Operator::provided).isEmpty()) {
            return Optional.empty();
        }
        try {
            return entrance.signOutThere();
        } catch (OpenIdTrouble e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            return Optional.empty();
        }
    }
}
