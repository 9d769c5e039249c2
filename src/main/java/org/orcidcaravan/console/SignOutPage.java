package org.orcidcaravan.console;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.orcidcaravan.access.SessionCookie;
import org.orcidcaravan.access.Sessions;

/** Out: the session ends here, whatever the browser keeps. */
@Open
@Path("/sign-out")
public class SignOutPage {
    private final Sessions sessions;
    private final SessionCookie cookie;

    SignOutPage(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @POST
    public Response leave(@Context HttpHeaders headers) {
        Optional.ofNullable(headers.getCookies().get(cookie.name()))
                .map(Cookie::getValue)
                .flatMap(sessions::find)
                .ifPresent(sessions::end);
        return Response.seeOther(URI.create("/sign-in"))
                .header(HttpHeaders.SET_COOKIE, cookie.gone())
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }
}
