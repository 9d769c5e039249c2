/**
 * What happened, on its way to whoever wants to know: noted in the transaction that made it so, delivered to each sink
 * at least once and in order per key. Below the rooms, like transactions: every room may note an event.
 */
@NullMarked
package org.orcidcaravan.event;

import org.jspecify.annotations.NullMarked;
