/**
 * Harvests: going through a repository page by page, so that whatever ends the process the next one goes on where this one
 * was, and nothing is lost. Which protocol a repository speaks is not known here.
 */
@NullMarked
package org.orcidcaravan.source.harvest;

import org.jspecify.annotations.NullMarked;
