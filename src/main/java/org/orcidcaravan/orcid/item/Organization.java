package org.orcidcaravan.orcid.item;

import org.jspecify.annotations.Nullable;

/**
 * An organisation.
 *
 * @param country two letters, ISO 3166
 * @param source who gave it an identifier: {@code ROR}, {@code RINGGOLD}, {@code GRID}, {@code FUNDREF}, {@code LEI}
 * @param identifier the identifier there: {@code https://ror.org/00x0x0x00}
 */
public record Organization(
        String name,
        @Nullable String city,
        @Nullable String region,
        @Nullable String country,
        @Nullable String source,
        @Nullable String identifier) {}
