package org.orcidcaravan.consent.identity;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings for tests. */
final class SampleIdentity {
    private SampleIdentity() {}

    static IdentitySettings with(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(IdentitySettings.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(IdentitySettings.class);
    }
}
