/**
 * What can be written to an ORCID record: works, fundings, affiliations, peer reviews, research resources and a person's
 * details, as plain values without put-codes or visibility. Sources make them, the queue keeps them.
 */
@NullMarked
package org.orcidcaravan.orcid.item;

import org.jspecify.annotations.NullMarked;
