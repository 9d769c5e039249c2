package org.orcidcaravan.routing;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import org.apache.camel.Ordered;
import org.apache.camel.spi.PropertiesSource;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Gives the settings that routes name as {@code {{placeholders}}}, one at a time. Camel's own source of them reads every
 * setting there is for each one that is asked, which took half of the start.
 */
@Unremovable
@Singleton
class Placeholders implements PropertiesSource, Ordered {
    private final Config settings;

    Placeholders(Config settings) {
        this.settings = settings;
    }

    @Override
    public String getName() {
        return "caravan-settings";
    }

    @Override
    public @Nullable String getProperty(String name) {
        return settings.getOptionalValue(name, String.class).orElse(null);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST;
    }
}
