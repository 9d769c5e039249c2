/** The written forms of identifiers: one for each, and a check digit where there is one. */
@NullMarked
package org.orcidcaravan.orcid.identifier;

import org.jspecify.annotations.NullMarked;
