/** Who hears of which changes: filters between the outbox of events and a sink, for routes to name. */
@NullMarked
package org.orcidcaravan.sync.audience;

import org.jspecify.annotations.NullMarked;
