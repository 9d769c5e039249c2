package org.orcidcaravan.orcid.record;

import org.jspecify.annotations.Nullable;

/**
 * The organization of an employment, as the record writes it.
 *
 * @param name as it was chosen or typed; empty when there is none
 * @param source who gave it an identifier: {@code ROR}, {@code GRID}, {@code RINGGOLD}, {@code FUNDREF}, {@code LEI}
 * @param identifier the identifier there: {@code https://ror.org/00x0x0x00}
 */
public record Employer(
        String name, @Nullable String source, @Nullable String identifier) {}
