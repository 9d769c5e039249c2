package org.orcidcaravan.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the buckets are: {@code caravan.s3.*}. Credentials come from the places where AWS's own tools look. */
@ConfigMapping(prefix = "caravan.s3")
public interface S3Settings {
    /** Another S3 server than Amazon's. */
    Optional<URI> endpoint();

    /** The region of ORCID's buckets. */
    @WithDefault("eu-west-1")
    String region();

    /** How long a connection may take to be made. */
    @WithDefault("PT5S")
    Duration connectTimeout();

    /** How long nothing may arrive. */
    @WithDefault("PT15S")
    Duration idleTimeout();

    /** How long one attempt may take in all. */
    @WithDefault("PT60S")
    Duration attemptTimeout();

    /** How long the download of the change list may take in all. */
    @WithDefault("PT2H")
    Duration changeListTimeout();
}
