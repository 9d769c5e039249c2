/** DSpace's tables, as far as its ORCID queue needs them: items, profiles, the queue and its history. */
@NullMarked
package org.orcidcaravan.source.dspace.row;

import org.jspecify.annotations.NullMarked;
