package org.orcidcaravan.simulator.registry.record;

import java.util.Locale;

/** Who may see an item. */
public enum Visibility {
    PUBLIC,
    LIMITED,
    PRIVATE;

    /** As ORCID writes it: {@code public}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
