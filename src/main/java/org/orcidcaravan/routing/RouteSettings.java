package org.orcidcaravan.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the routes are, how they are taken in, and what may stand in them: {@code caravan.routes.*}. */
@ConfigMapping(prefix = "caravan.routes")
public interface RouteSettings {
    /** The operators' route files. */
    @WithDefault("./routes")
    Path dir();

    /** How often the service looks at them; a file is taken when two looks find the same. {@code PT0S}: never. */
    @WithDefault("PT1S")
    Duration watch();

    /** How long a swap waits for the messages that are in the old routes; below the 30 s that callers wait. */
    @WithDefault("PT20S")
    Duration drain();

    /** The components whose addresses may stand in a route file, separated by commas. */
    @WithDefault("direct,seda,timer,quartz,sql,http,https,smtp,smtps,kafka,log")
    String components();

    /** The hosts that routes may talk to, as names or addresses, separated by commas. */
    @WithDefault("${caravan.orcid.api-url},${caravan.orcid.public-api-url},${caravan.orcid.auth-url},"
            + "${caravan.mail.server},${caravan.events.http.target}")
    String hosts();
}
