/** ORCID's JSON: the same documents as the XML, member by member as ORCID's own servers write them. */
@NullMarked
package org.orcidcaravan.orcid.json;

import org.jspecify.annotations.NullMarked;
