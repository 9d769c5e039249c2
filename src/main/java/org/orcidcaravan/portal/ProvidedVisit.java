package org.orcidcaravan.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.orcidcaravan.consent.Person;

/** The session of a researcher whom the institution's provider vouches for; that which the browser had before ends. */
@ApplicationScoped
class ProvidedVisit {
    private final PortalSessions sessions;
    private final PortalCookie cookie;

    ProvidedVisit(PortalSessions sessions, PortalCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /** The header {@code Set-Cookie} that gives it to the browser. */
    String open(Person person, HttpHeaders headers) {
        cookie.in(headers).flatMap(sessions::find).ifPresent(known -> sessions.end(known.session()));
        return cookie.holding(sessions.open(person.id(), How.PROVIDER));
    }
}
