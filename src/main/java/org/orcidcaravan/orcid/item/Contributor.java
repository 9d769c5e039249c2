package org.orcidcaravan.orcid.item;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who took part in a work.
 *
 * @param name as credited: {@code Carberry, Josiah}
 * @param orcid the iD, hyphenated, if ORCID itself told it
 * @param role ORCID's name of the role: {@code author}, {@code editor}; null when it is not known
 */
public record Contributor(
        String name, @Nullable String orcid, @Nullable String role) {}
