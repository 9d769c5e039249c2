/**
 * How a permission ends: somebody disconnects here, and it is given back to ORCID until ORCID has taken it; or somebody took
 * it back there, which shows when it is next tried.
 */
@NullMarked
package org.orcidcaravan.consent.leave;

import org.jspecify.annotations.NullMarked;
