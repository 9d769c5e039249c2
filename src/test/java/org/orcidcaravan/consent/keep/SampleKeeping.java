package org.orcidcaravan.consent.keep;

import io.smallrye.config.SmallRyeConfigBuilder;

/** Settings as an operator would have them. */
public final class SampleKeeping {
    private SampleKeeping() {}

    /** All defaults but for the preference of who has not chosen. */
    public static KeepSettings with(Preference preference) {
        return new SmallRyeConfigBuilder()
                .withMapping(KeepSettings.class)
                .withDefaultValue("caravan.consent.preference", preference.text())
                .build()
                .getConfigMapping(KeepSettings.class);
    }
}
