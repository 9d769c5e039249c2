package org.orcidcaravan.consent.connect;

import jakarta.enterprise.context.ApplicationScoped;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;

/**
 * Somebody comes back from ORCID with a permission. Where a token file brought their iD before anybody said whose it is,
 * a row stands for them; ORCID has just proved that it is they, so the two become one.
 */
@ApplicationScoped
class Arrivals {
    private final Grants grants;
    private final PersonStore people;
    private final StandIns standIns;

    Arrivals(Grants grants, PersonStore people, StandIns standIns) {
        this.grants = grants;
        this.people = people;
        this.standIns = standIns;
    }

    /** As {@link Grants#take}, which tells that the iD is taken when the stand-in cannot be joined just now. */
    Outcome take(Grants.Traveller who, Grant grant) {
        people.find(grant.orcid())
                .filter(holder -> holder.id() != who.person() && standsForTheirId(holder))
                .ifPresent(holder -> standIns.join(who.person(), holder.id()));
        return grants.take(who, grant);
    }

    /** Of whom anything more is known, an operator decides. */
    private static boolean standsForTheirId(Person holder) {
        return holder.isStandIn()
                && holder.givenName() == null
                && holder.familyName() == null
                && holder.email() == null;
    }
}
