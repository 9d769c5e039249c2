package org.orcidcaravan.simulator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The simulated world of development and try-out: {@code caravan.simulator.*}. */
@ConfigMapping(prefix = "caravan.simulator")
public interface SimulatorSettings {
    /** Whether the service opens a simulated world. */
    @WithDefault("false")
    boolean enabled();

    /** The port of its S3 server; 0 for any free one. */
    @WithDefault("0")
    int port();

    /** The port of its registry; 0 for any free one. */
    @WithDefault("0")
    int registryPort();

    /** The port of the page that shows what was mailed; 0 for any free one. */
    @WithDefault("0")
    int mailboxPort();

    /** How many records it has. */
    @WithDefault("500")
    int records();

    /** How often some records change by themselves; zero: never. */
    @WithDefault("PT30S")
    Duration mutateEvery();
}
