package org.orcidcaravan.event;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings for tests: the defaults, and what differs from them. */
final class TestSettings {
    private TestSettings() {}

    static EventSettings sinks(String... names) {
        return with(Map.of("caravan.events.sinks", String.join(",", names)));
    }

    static EventSettings with(Map<String, String> values) {
        return config(values).getConfigMapping(EventSettings.class);
    }

    static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(EventSettings.class)
                .withValidateUnknown(false)
                .withDefaultValues(values)
                .build();
    }
}
