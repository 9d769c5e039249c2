package org.orcidcaravan.consent.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the keys of the tokens are: {@code caravan.tokens.*}. */
@ConfigMapping(prefix = "caravan.tokens")
public interface TokenSettings {
    /** The file of the keys; made with mode 0600 when the first token is stored. */
    @WithDefault("${caravan.data.dir:./data}/tokens.key")
    Path key();
}
