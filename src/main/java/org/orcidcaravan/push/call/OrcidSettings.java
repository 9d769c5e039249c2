package org.orcidcaravan.push.call;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Which registry: {@code caravan.orcid.*}; the meaning of each stands in application.properties. */
@ConfigMapping(prefix = "caravan.orcid")
public interface OrcidSettings {
    /** {@code sandbox} or {@code production}. */
    String environment();

    /** The member API, without {@code /v3.0}. */
    URI apiUrl();

    /** Where iDs live: {@code orcid.org}. */
    String host();

    /** Where iDs live, by environment. */
    Map<String, String> hosts();

    /** The public API, without the version. */
    URI publicApiUrl();

    /** Where researchers give permissions, and tokens are issued. */
    URI authUrl();

    /** Our client id; without it nothing is pushed, because what is ours in a record could not be told. */
    Optional<String> clientId();

    /** The secret that goes with it. */
    Optional<String> clientSecret();
}
