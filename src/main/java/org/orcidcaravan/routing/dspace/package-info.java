/**
 * The run over DSpace's queue, in place of its own {@code orcid-bulk-push}: strict as that one is, or improved
 * (docs/dspace.md, docs/adr/0024). There is no Camel in what the faces call.
 */
@NullMarked
package org.orcidcaravan.routing.dspace;

import org.jspecify.annotations.NullMarked;
