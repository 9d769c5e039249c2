/** Caravan's entry: the command line's top and what has to happen before Quarkus boots. */
@NullMarked
package org.orcidcaravan;

import org.jspecify.annotations.NullMarked;
