package org.orcidcaravan.portal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where researchers sign in: the meaning of each stands in application.properties. */
@ConfigMapping(prefix = "caravan.portal.openid")
public interface ResearcherOpenIdSettings {
    /** Of the provider; without it, the operators' provider, as the client that it knows already. */
    Optional<URI> issuer();

    /** How the provider knows us. */
    Optional<String> clientId();

    /** Proves it; without it we are a public client. */
    Optional<String> clientSecret();

    /** What is asked for, beside openid. */
    @WithDefault("profile,email")
    List<String> scopes();

    /** The claim that is the people's {@code person_id}. */
    @WithDefault("sub")
    String personClaim();
}
