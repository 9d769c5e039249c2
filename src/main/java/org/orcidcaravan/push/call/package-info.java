/** One request to ORCID's member API: where it goes, when it may start, and what came back. */
@NullMarked
package org.orcidcaravan.push.call;

import org.jspecify.annotations.NullMarked;
