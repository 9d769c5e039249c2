package org.orcidcaravan.source.author;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.source.record.Author;

/**
 * What an author is looked for by, each in the form in which it is compared.
 *
 * @param orcid hyphenated; null also when what the source wrote is no iD
 * @param email in small letters
 */
public record Evidence(
        @Nullable String orcid,
        @Nullable String localId,
        @Nullable String email) {
    /** Of an author. */
    public static Evidence of(Author author) {
        String orcid = author.orcid();
        String email = author.email();
        return new Evidence(
                orcid == null
                        ? null
                        : Identifiers.orcid(orcid).map(OrcidId::toString).orElse(null),
                author.localId(),
                email == null || email.indexOf('@') < 1 ? null : email.toLowerCase(Locale.ROOT));
    }
}
