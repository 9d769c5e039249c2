package org.orcidcaravan.sync.keep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/** Which records are kept: {@code caravan.sync.keep} and what belongs to it. */
@ConfigMapping(prefix = "caravan.sync.keep")
public interface KeepSettings {
    /** By what is decided. */
    enum Mode {
        ALL,
        /** Whose current employment, or e-mail domain, names {@code caravan.institution.ids}. */
        INSTITUTION,
        /** Whose iD is in the file {@code caravan.sync.keep.list}. */
        LIST
    }

    /** {@code all}, {@code institution} or {@code list}. */
    @WithParentName
    @WithDefault("all")
    Mode mode();

    /** A file with an iD a line, looked at again when it changes. */
    Optional<String> list();
}
