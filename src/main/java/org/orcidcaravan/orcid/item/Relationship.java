package org.orcidcaravan.orcid.item;

import java.util.Locale;

/** How an identifier relates to the item that carries it (common-3.0.xsd, {@code relationship-type}). */
public enum Relationship {
    SELF,
    PART_OF,
    VERSION_OF,
    FUNDED_BY;

    /** As ORCID writes it: {@code part-of}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
