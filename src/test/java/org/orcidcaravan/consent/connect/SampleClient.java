package org.orcidcaravan.consent.connect;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Clients for tests of other rooms. */
public final class SampleClient {
    private SampleClient() {}

    /** With credentials. */
    public static Client known() {
        return of("APP-0000000000000001");
    }

    /** Without any. */
    public static Client unknown() {
        return of("");
    }

    private static Client of(String id) {
        RegistrySettings settings = new SmallRyeConfigBuilder()
                .withMapping(RegistrySettings.class)
                .withDefaultValue("caravan.orcid.auth-url", "https://sandbox.orcid.org")
                .withDefaultValue("caravan.orcid.client-id", id)
                .withDefaultValue("caravan.orcid.client-secret", "a-secret")
                .build()
                .getConfigMapping(RegistrySettings.class);
        return new Client(settings, new ClientSecret(settings, new SimpleMeterRegistry()));
    }
}
