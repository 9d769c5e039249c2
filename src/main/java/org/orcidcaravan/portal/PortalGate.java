package org.orcidcaravan.portal;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.orcidcaravan.access.SameOrigin;
import org.orcidcaravan.consent.Person;

/** Finds out which researcher asks, and shows pages about a person to that person only. */
class PortalGate {
    private static final String PACKAGE = PortalGate.class.getPackageName();
    private static final String COOKIE = PACKAGE + ".cookie";

    private final PortalSessions sessions;
    private final PortalCookie cookie;
    private final SameOrigin origin;
    private final ProxyHeader proxy;
    private final Languages languages;
    private final Visitor visitor;

    PortalGate(
            PortalSessions sessions,
            PortalCookie cookie,
            SameOrigin origin,
            ProxyHeader proxy,
            Languages languages,
            Visitor visitor) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.origin = origin;
        this.proxy = proxy;
        this.languages = languages;
        this.visitor = visitor;
    }

    /** By the class that would answer, not by the address, which can be written in many ways. */
    @ServerRequestFilter
    Optional<Response> check(ContainerRequestContext request, ResourceInfo resource, HttpServerRequest exchange) {
        Class<?> answers = resource.getResourceClass();
        if (answers == null || !answers.getPackageName().equals(PACKAGE)) {
            return Optional.empty();
        }
        SameOrigin.Signs signs = new SameOrigin.Signs(
                request.getMethod(),
                request.getHeaderString("Sec-Fetch-Site"),
                request.getHeaderString("Origin"),
                request.getHeaderString(HttpHeaders.HOST));
        if (!origin.allows(signs) && !answers.isAnnotationPresent(LinkSuffices.class)) {
            return Optional.of(Response.status(403)
                    .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                    .entity("Another site asks for this in your name: only pages of this one may.")
                    .build());
        }
        visitor.speaks(languages.of(request));
        recognise(request, exchange);
        return visitor.known() || !answers.isAnnotationPresent(Personal.class)
                ? Optional.empty()
                : Optional.of(Response.seeOther(URI.create("/orcid")).build());
    }

    /** Gives the browser what was decided on the way in. */
    @ServerResponseFilter
    void remember(ContainerRequestContext request, ContainerResponseContext response) {
        Object token = request.getProperty(COOKIE);
        if (token != null) {
            response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie.holding(token.toString()));
        }
        if (request.getUriInfo().getPath().startsWith("/orcid")) {
            languages
                    .chosen(request)
                    .ifPresent(
                            chosen -> response.getHeaders().add(HttpHeaders.SET_COOKIE, languages.remembering(chosen)));
        }
    }

    private void recognise(ContainerRequestContext request, HttpServerRequest exchange) {
        Optional<PortalSessions.Known> known = cookie.in(request.getCookies()).flatMap(sessions::find);
        Optional<Person> named = proxy.personId(exchange).flatMap(sessions::vouchedFor);
        if (named.isPresent()
                && known.filter(who -> who.person().id() == named.get().id()).isEmpty()) {
            known.ifPresent(who -> sessions.end(who.session()));
            String token = sessions.open(named.get().id(), How.HEADER);
            request.setProperty(COOKIE, token);
            known = sessions.find(token);
        }
        known.ifPresent(visitor::is);
    }
}
