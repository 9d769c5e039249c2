/**
 * Who may operate this installation: roles, and the tokens by which programs show theirs. The faces ask here; nothing here
 * knows what is asked for.
 */
@NullMarked
package org.orcidcaravan.access;

import org.jspecify.annotations.NullMarked;
