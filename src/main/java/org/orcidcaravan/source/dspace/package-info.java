/**
 * DSpace's own ORCID queue as a source (docs/dspace.md): what its tables say is read, and what became of it is written back by
 * the same contract that its {@code orcid-bulk-push} keeps. Nothing else of DSpace is written.
 */
@NullMarked
package org.orcidcaravan.source.dspace;

import org.jspecify.annotations.NullMarked;
