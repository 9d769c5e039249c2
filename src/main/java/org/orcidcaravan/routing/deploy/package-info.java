/**
 * Changes routes while the service runs: looks at the folder, checks what has changed, swaps that file alone, and goes
 * back to its last good text when anything fails. What came of each file is kept here and in the database.
 */
@NullMarked
package org.orcidcaravan.routing.deploy;

import org.jspecify.annotations.NullMarked;
