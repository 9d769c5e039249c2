package org.orcidcaravan.source.author;

import java.util.List;
import java.util.Optional;

/** Those of our people who may be authors of some records. */
public interface People {
    /** Nobody has two iDs, and no two have one. */
    Optional<KnownPerson> byOrcid(String orcid);

    /** The one with this key in the institution's list. */
    Optional<KnownPerson> byPersonId(String personId);

    /** Those with this address; a shared one is several people's. */
    List<KnownPerson> byEmail(String email);

    /** Those whose name may be this one. */
    List<KnownPerson> byName(PersonName name);
}
