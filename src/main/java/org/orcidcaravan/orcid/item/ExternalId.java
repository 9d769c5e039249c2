package org.orcidcaravan.orcid.item;

import org.jspecify.annotations.Nullable;

/**
 * An identifier of an item in another system.
 *
 * @param type ORCID's name of the kind: {@code doi}, {@code isbn}, {@code source-work-id}
 * @param value the identifier without the system's address: {@code 10.5555/12345678}
 * @param url where it leads, if known
 */
public record ExternalId(
        String type,
        String value,
        Relationship relationship,
        @Nullable String url) {
    /** An identifier of the item itself. */
    public static ExternalId self(String type, String value) {
        return new ExternalId(type, value, Relationship.SELF, null);
    }
}
