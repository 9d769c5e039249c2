package org.orcidcaravan.consent.connect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where researchers give permissions: {@code caravan.orcid.*}; the meaning of each stands in application.properties. */
@ConfigMapping(prefix = "caravan.orcid")
public interface RegistrySettings {
    /** Where researchers give permissions, and tokens are issued. */
    URI authUrl();

    /** Who signs the answers, as it calls itself. */
    @WithDefault("${caravan.orcid.auth-url}")
    String issuer();

    /** Our client id; without it nobody can connect. */
    Optional<String> clientId();

    /** The secret that goes with it. */
    Optional<String> clientSecret();

    /** A file that holds the secret instead: read for every call, so that a new one counts at once. */
    Optional<Path> clientSecretFile();
}
