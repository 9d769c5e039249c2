/**
 * Where tokens are turned into what may lie in a database, and back: authenticated encryption by Google Tink, with keys
 * in a file of their own. A database alone, or a copy of it, gives no token away.
 */
@NullMarked
package org.orcidcaravan.consent.vault;

import org.jspecify.annotations.NullMarked;
