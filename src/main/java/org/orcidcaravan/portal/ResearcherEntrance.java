package org.orcidcaravan.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.PublicAddress;
import org.orcidcaravan.access.openid.Claims;
import org.orcidcaravan.access.openid.OpenIdSettings;
import org.orcidcaravan.access.openid.Provider;
import org.orcidcaravan.access.openid.RelyingParty;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;

/** The way in for researchers by the institution's OpenID provider: it says who they are, and nothing of an iD. */
@ApplicationScoped
class ResearcherEntrance {
    static final String PATH = "/orcid/sign-in";

    private final PortalSettings portal;
    private final ResearcherOpenIdSettings own;
    private final OpenIdSettings operators;
    private final PublicAddress address;
    private final PersonStore people;

    ResearcherEntrance(
            PortalSettings portal,
            ResearcherOpenIdSettings own,
            OpenIdSettings operators,
            PublicAddress address,
            PersonStore people) {
        this.portal = portal;
        this.own = own;
        this.operators = operators;
        this.address = address;
        this.people = people;
    }

    /** Where they sign in; empty: not like this. */
    Optional<Provider> provider() {
        if (own.issuer().isPresent()) {
            return own.issuer().map(issuer -> at(issuer, own.clientId(), own.clientSecret()));
        }
        return portal.provider()
                ? operators.issuer().map(issuer -> at(issuer, operators.clientId(), operators.clientSecret()))
                : Optional.empty();
    }

    /** Whom the provider vouches for, made where they are new and the settings allow it; empty: nobody of ours. */
    Optional<Person> person(RelyingParty.Vouched vouched) {
        Claims claims = vouched.claims();
        Optional<String> key = claims.text(own.personClaim());
        Optional<Person> known = key.flatMap(people::find);
        if (known.isPresent() || key.isEmpty() || !portal.admitUnknown()) {
            return known;
        }
        people.save(new Person(
                0,
                key.get(),
                text(claims, "given_name"),
                text(claims, "family_name"),
                text(claims, "email"),
                null,
                List.of(),
                null,
                null,
                Map.of()));
        return people.find(key.get());
    }

    private Provider at(URI issuer, Optional<String> client, Optional<String> secret) {
        return new Provider(
                "researchers",
                issuer,
                client.orElse("caravan"),
                secret.orElse(null),
                own.scopes(),
                List.of(own.personClaim()),
                URI.create(address.origin() + PATH));
    }

    private static @Nullable String text(Claims claims, String name) {
        return claims.text(name).orElse(null);
    }
}
