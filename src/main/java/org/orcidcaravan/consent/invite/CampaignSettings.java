package org.orcidcaravan.consent.invite;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where campaigns are: {@code caravan.campaigns.*}. */
@ConfigMapping(prefix = "caravan.campaigns")
public interface CampaignSettings {
    /** The folder of the operators' campaigns, with their templates in the folder {@code templates} in it. */
    @WithDefault("./campaigns")
    Path dir();

    /** Whether mails go out outside their campaigns' hours, too: for trying out, with nobody at the other end. */
    @WithDefault("false")
    boolean anyHour();
}
