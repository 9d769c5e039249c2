package org.orcidcaravan.access.openid;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where operators sign in: the meaning of each stands in application.properties. */
@ConfigMapping(prefix = "caravan.access.openid")
public interface OpenIdSettings {
    /** Of the provider; without it nobody signs in like that. */
    Optional<URI> issuer();

    /** How the provider knows us. */
    Optional<String> clientId();

    /** Proves it; without it we are a public client. */
    Optional<String> clientSecret();

    /** What is asked for, beside openid. */
    @WithDefault("profile,email")
    List<String> scopes();

    /** On the button. */
    @WithDefault("Sign in with your institution")
    String label();

    /** The claim that becomes the login. */
    @WithDefault("preferred_username")
    String loginClaim();

    /** The claim that has the roles: a text or a list of texts. */
    @WithDefault("groups")
    String roleClaim();

    /** Its values for viewers. */
    Optional<List<String>> viewer();

    /** Its values for operators. */
    Optional<List<String>> operator();

    /** Its values for admins. */
    Optional<List<String>> admin();

    /** Whether signing out here leads to signing out there. */
    @WithDefault("false")
    boolean signOutThere();
}
