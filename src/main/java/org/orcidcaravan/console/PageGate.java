package org.orcidcaravan.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.orcidcaravan.access.SameOrigin;
import org.orcidcaravan.access.SessionCookie;
import org.orcidcaravan.access.Sessions;

/** Shows pages to people who are signed in, whatever their role; others are asked to sign in. */
class PageGate {
    private static final String SITE = "Sec-Fetch-Site";

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final SameOrigin origin;
    private final Template onward;

    PageGate(Sessions sessions, SessionCookie cookie, SameOrigin origin, @Location("console/onward") Template onward) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.origin = origin;
        this.onward = onward;
    }

    /** By the class that would answer, not by the address, which can be written in many ways. */
    @ServerRequestFilter
    Optional<Response> check(ContainerRequestContext request, ResourceInfo resource) {
        Class<?> answers = resource.getResourceClass();
        if (answers == null || !answers.getPackageName().equals(PageGate.class.getPackageName())) {
            return Optional.empty();
        }
        SameOrigin.Signs signs = new SameOrigin.Signs(
                request.getMethod(),
                request.getHeaderString(SITE),
                request.getHeaderString("Origin"),
                request.getHeaderString(HttpHeaders.HOST));
        if (!origin.allows(signs)) {
            return Optional.of(Response.status(403)
                    .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                    .entity("Another site asks for this in your name: only pages of this one may.")
                    .build());
        }
        boolean known = Optional.ofNullable(request.getCookies().get(cookie.name()))
                .map(Cookie::getValue)
                .flatMap(sessions::find)
                .isPresent();
        return known || answers.isAnnotationPresent(Open.class) ? Optional.empty() : Optional.of(signInFirst(request));
    }

    private Response signInFirst(ContainerRequestContext request) {
        Place wanted = Place.named(request.getUriInfo().getPath().substring(1));
        if ("cross-site".equals(request.getHeaderString(SITE))) {
            // Somebody follows a link in a mail: the browser keeps the cookie back, until a page of ours asks.
            return Response.ok(onward.data("target", wanted.path()).render())
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                    .build();
        }
        return Response.seeOther(URI.create("/sign-in?to=" + wanted.text())).build();
    }
}
