package org.orcidcaravan.routing.dspace;

import org.jspecify.annotations.Nullable;

/**
 * What would be sent for something of DSpace, or how it differs from what ORCID has.
 *
 * @param row of the queue; null: it is in DSpace's history only
 * @param orcid whose record; null when the profile has none
 * @param what {@code add}, {@code replace}, {@code delete}, {@code same}, {@code differs}, {@code not there}, {@code not sent}
 * @param detail why, or in what it differs
 */
public record Sight(
        @Nullable Integer row,
        String profile,
        @Nullable String orcid,
        String type,
        @Nullable String putCode,
        String what,
        String detail) {}
