package org.orcidcaravan.consent.invite;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When campaigns are planned: {@code caravan.invite.*}. */
@ConfigMapping(prefix = "caravan.invite")
public interface InviteSettings {
    /** Whether the service plans campaigns that are automatic. */
    @WithDefault("true")
    boolean enabled();

    /** When: Quartz cron, UTC. */
    @WithDefault("0 12 * * * ?")
    String schedule();
}
