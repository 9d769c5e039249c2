/** ORCID's change list: reading it, remembering what changed, and how far it has been followed. */
@NullMarked
package org.orcidcaravan.sync.changes;

import org.jspecify.annotations.NullMarked;
