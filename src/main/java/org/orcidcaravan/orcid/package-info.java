/** ORCID's own vocabulary, free of everything else of ours. */
@NullMarked
package org.orcidcaravan.orcid;

import org.jspecify.annotations.NullMarked;
