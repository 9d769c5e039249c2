/** What DSpace sends to ORCID for a row of its queue: works, fundings and parts of a profile, by its mapping and its rules. */
@NullMarked
package org.orcidcaravan.source.dspace.payload;

import org.jspecify.annotations.NullMarked;
