package org.orcidcaravan.sync;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings as the program reads them, without the program. */
public final class ChosenSettings {
    private ChosenSettings() {}

    /** The defaults. */
    public static SyncSettings defaults() {
        return with(Map.of());
    }

    /** The defaults but for these, by their full names. */
    public static SyncSettings with(Map<String, String> chosen) {
        return new SmallRyeConfigBuilder()
                .withMapping(SyncSettings.class)
                .withDefaultValues(chosen)
                .build()
                .getConfigMapping(SyncSettings.class);
    }
}
