package org.orcidcaravan.source.author;

import org.jspecify.annotations.Nullable;

/**
 * One of our people, as far as authors are compared with them.
 *
 * @param id the person's row
 * @param orcid hyphenated
 */
public record KnownPerson(
        long id,
        String personId,
        @Nullable String orcid,
        @Nullable String email,
        PersonName name) {}
